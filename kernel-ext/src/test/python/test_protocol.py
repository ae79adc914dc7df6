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
    # JJava calls no code invalid, keeps no history and clears no output: no samples for those.

    def test_kernel_info(self):
        """As the official test, but for the reply's "status", which JJava 1.0a8 leaves out."""
        self.flush_channels()
        request = self.kc.kernel_info()
        reply = self.kc.get_shell_msg(timeout=15)
        self.assertEqual("kernel_info_reply", reply["msg_type"])
        self.assertEqual(request, reply["parent_header"]["msg_id"])
        language = reply["content"]["language_info"]
        self.assertEqual(self.language_name, language["name"])
        self.assertEqual(self.file_extension, language["file_extension"])

    def test_inspect(self):
        """As the official test, but with the cursor in the name: JJava finds nothing at the end."""
        self.flush_channels()
        request = self.kc.inspect("Nd4j.zeros(1)", cursor_pos=9)
        reply = self.get_non_kernel_info_reply(timeout=15)
        jupyter_kernel_test.validate_message(reply, "inspect_reply", request)
        self.assertTrue(reply["content"]["found"])
        self.assertIn("INDArray Nd4j.zeros(", reply["content"]["data"]["text/plain"])


if __name__ == "__main__":
    unittest.main()
