"""A cell of one's own in the real kernel: declared in a notebook's cell, trained and gradient-checked."""

import unittest
from pathlib import Path

from kernel_session import KernelSession

ROOT = Path(__file__).resolve().parents[4]
SCRIPT = ROOT / "dsl/src/test/resources/dev/rondo/cell/minimal-gated-unit.jsh"


class OwnCell(unittest.TestCase):
    def setUp(self):
        self.kernel = KernelSession()
        self.addCleanup(self.kernel.close)

    def ran(self, code):
        reply = self.kernel.run(code)
        self.assertEqual("ok", reply.status, reply)
        return reply

    def test_is_declared_trained_and_checked(self):
        self.ran(SCRIPT.read_text(encoding="utf-8"))

        self.assertIn("trained", self.ran("model").result["text/plain"])
        self.assertEqual("true", self.ran("model.checkGradients().passed()").result["text/plain"])
        report = self.ran("model.checkGradients()").result
        self.assertIn("numbers checked, all within", report["text/plain"])
        self.assertIn("0.cell.Wxf", report["text/html"])

    def test_with_a_wrong_gradient_is_found_out(self):
        wrong = SCRIPT.read_text(encoding="utf-8").replace(
            'w.addGradient("Whf", h.transpose().mmul(dzf));',
            'w.addGradient("Whf", h.transpose().mmul(dzf).mul(2));',
        )
        self.ran(wrong)
        report = self.ran("model.checkGradients()").result["text/plain"]
        self.assertIn("are wrong, in 0.cell.Whf", report)


if __name__ == "__main__":
    unittest.main()
