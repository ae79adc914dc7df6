"""The counts of `rondo test`: a failure anywhere shows in the last line and in the exit status."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from checkout import ROOT

INSTALL = ROOT / "install"
REPORT = """<testsuite><testcase classname="A" name="good"/>
<testcase classname="A" name="bad"><failure/></testcase>
<testcase classname="A" name="broken"><error/></testcase>
<testcase classname="A" name="left"><skipped/></testcase></testsuite>"""
TESTS = """import unittest
class T(unittest.TestCase):
    def test_good(self): pass
    def test_bad(self): self.fail()
    @unittest.skip("left")
    def test_left(self): pass
"""


class CountsTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_tool(self, *arguments):
        return subprocess.run(
            [str(argument) for argument in arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def test_of_mavens_reports(self):
        reports = self.folder / "module" / "target" / "surefire-reports"
        reports.mkdir(parents=True)
        (reports / "TEST-A.xml").write_text(REPORT, encoding="utf-8")
        answer = self.run_tool(sys.executable, INSTALL / "tools" / "count_reports.py", self.folder)
        self.assertEqual(answer.stdout, "1 2\n")
        self.assertEqual(answer.stderr, "failed: A.bad\nfailed: A.broken\n")

    def test_of_tests_in_python(self):
        (self.folder / "test_some.py").write_text(TESTS, encoding="utf-8")
        counts = self.folder / "counts"
        tool = INSTALL / "tools" / "run_tests.py"
        answer = self.run_tool(sys.executable, tool, self.folder, "--counts", counts)
        self.assertEqual((counts.read_text(encoding="utf-8"), answer.returncode), ("1 1\n", 1))

    def test_of_all_stages(self):
        for failed, status in ((0, 0), (2, 1)):
            script = (
                f". '{INSTALL}/lib/test.sh'; summary=''; "
                f"begin one; count 3 0; begin two; check true; count 1 {failed}; finish"
            )
            answer = self.run_tool("/bin/sh", "-c", script)
            self.assertEqual(answer.stdout.splitlines()[-1], f"5 passed, {failed} failed")
            self.assertEqual(answer.returncode, status)


if __name__ == "__main__":
    unittest.main()
