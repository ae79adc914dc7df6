"""The kernel with Rondo in it still speaks Jupyter's protocol as the official tests ask."""

import os
import unittest

import jupyter_kernel_test


class Protocol(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ.get("RONDO_KERNEL", "rondo")
    language_name = "Java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("test");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'Table.create("t").name()', "result": "t"},
    ]
    code_display_data = [
        {"code": 'NotebookOutput.current().get().show(Rendering.ofText("x"));', "mime": "text/plain"},
        {
            "code": 'NotebookOutput.current().get().show(Rendering.ofHtml("<b>x</b>", "x"));',
            "mime": "text/html",
        },
    ]
    code_generate_error = 'throw new IllegalArgumentException("window(0): must be at least 1");'
    completion_samples = [
        {"text": "Renderab", "matches": {"Renderable"}},
        {"text": "Nd4j.linsp", "matches": {"linspace("}},
    ]
    complete_code_samples = ["1 + 1", "int f(int x) { return x; }"]
    incomplete_code_samples = ["int f(int x) {", 'String s = """']
    invalid_code_samples = ["int f(x] {"]
    code_inspect_sample = "Nd4j.zeros("


if __name__ == "__main__":
    unittest.main()
