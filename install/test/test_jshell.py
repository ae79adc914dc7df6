"""Scripts and the jshell tool, started by the setup command."""

import shutil
import tempfile
import unittest
from pathlib import Path

from checkout import rondo, set_up

setUpModule = set_up


class JShellTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()).resolve() / "a b"
        self.folder.mkdir()
        self.addCleanup(shutil.rmtree, self.folder.parent, ignore_errors=True)

    def script(self, text):
        path = self.folder / "script.jsh"
        path.write_text(text, encoding="utf-8")
        return path

    def test_a_script_runs_in_its_own_folder_with_its_arguments(self):
        (self.folder / "figure.txt").write_text("3.25", encoding="utf-8")
        path = self.script(
            'var figure = Files.readString(Path.of("figure.txt"))\n    .strip();\n'
            'System.out.println(figure + " " + args[0]);\nSystem.err.println("aside");\n'
        )
        answer = rondo("jshell", path, "x y")
        self.assertEqual(
            (answer.stdout, answer.stderr, answer.returncode), ("3.25 x y\n", "aside\n", 0)
        )

    def test_a_wrong_line_stops_it_with_file_and_line(self):
        path = self.script(
            'System.out.println("before");\nvar x = 1;\nx.nope();\nSystem.out.println("after");\n'
        )
        answer = rondo("jshell", "a b/script.jsh", cwd=self.folder.parent)
        self.assertEqual(answer.stdout, "before\n")
        self.assertTrue(
            answer.stderr.startswith(
                "a b/script.jsh:3: int cannot be dereferenced\n    x.nope();\n"
            ),
            answer.stderr,
        )
        self.assertEqual(answer.returncode, 1)
        self.assertTrue(path.exists())

    def test_a_script_that_is_not_there_is_refused(self):
        answer = rondo("jshell", "nowhere.jsh")
        self.assertEqual(
            (answer.stderr, answer.returncode),
            ("rondo: jshell: there is no script nowhere.jsh\n", 1),
        )

    def test_the_tool_has_rondo_imported(self):
        answer = rondo("jshell", text="/imports\n/exit\n")
        self.assertIn("import dev.rondo.", answer.stdout)
        self.assertEqual(answer.returncode, 0, answer.stderr)


if __name__ == "__main__":
    unittest.main()
