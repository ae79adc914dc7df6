"""`rondo bench`: its words, its refusals, and figures that change with the work."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path

from checkout import rondo


class BenchTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def figures(self, *words):
        """The figures of a quick run of what the words choose, and what it printed."""
        file = self.folder / "figures.json"
        chosen = [argument for word in words for argument in ("--only", word)]
        answer = rondo("bench", "--quick", *chosen, "--json", file)
        self.assertEqual(answer.returncode, 0, answer.stdout + answer.stderr)
        self.assertNotIn("incubator", answer.stderr)
        return json.loads(file.read_text(encoding="utf-8")), answer.stdout

    def test_figures_are_measured_printed_and_written(self):
        figures, printed = self.figures("train", "elman", "4,10,3,8", "8,100,3,64")
        product, small, small_reference, large, large_reference = figures[:5]
        self.assertEqual(product["work"], "product")
        self.assertGreater(product["gflops"], 1)
        self.assertIn(f"{product['gflops']:.0f} GFLOPS", printed)
        where = {"work": "train", "cell": "elman", "B": 4, "T": 10, "I": 3, "H": 8}
        self.assertEqual({key: small[key] for key in where}, where)
        self.assertEqual(small["engine"], "vector")
        self.assertEqual(small_reference["engine"], "nd4j")
        self.assertEqual((large["B"], large["T"], large["H"]), (8, 100, 64))
        # 20 times the steps and 800 times the operations: far from the noise of a machine.
        self.assertGreater(large["ms"], 2 * small["ms"])
        self.assertGreater(large_reference["ms"], 2 * small_reference["ms"])
        for figure in (small, small_reference, large, large_reference):
            self.assertIn(f"{figure['ms']:.3f} ms", printed)
            self.assertAlmostEqual(figure["share"], figure["gflops"] / product["gflops"])
        self.assertAlmostEqual(small["gflops"] * small["ms"] * 1e6, self.operations(small), -1)
        self.assertAlmostEqual(large["gflops"] * large["ms"] * 1e6, self.operations(large), -1)
        self.assertIn("| B,T,I,H | 4,10,3,8 | 8,100,3,64 |", printed)

    def operations(self, figure):
        """Of an Elman network's training step: forward, by the weights, and by the hidden state."""
        b, t, i, h = (figure[key] for key in "BTIH")
        return 2 * b * t * (2 * (h * (i + h) + h) + h * h + h)

    def test_the_first_epoch_is_timed_on_both_engines(self):
        figures, _ = self.figures("start")
        fast, reference = figures[1:]
        self.assertEqual((fast["work"], reference["engine"]), ("start", "nd4j"))
        self.assertEqual(fast["engine"], "vector")
        self.assertGreater(reference["seconds"], 0.1)

    def test_what_it_does_not_know_is_refused_before_anything_is_measured(self):
        for arguments, words in (
            (["--fast"], "there is no --fast; bench takes --peers, --json FILE, --quick, --only"),
            (["train"], "there is no train; bench takes"),
            (["--json"], "name what --json is to take"),
            (["--only", "--quick"], "name what --only is to take"),
        ):
            answer = rondo("bench", *arguments)
            self.assertEqual((answer.returncode, answer.stdout), (1, ""), arguments)
            self.assertIn("rondo: bench: " + words, answer.stderr)
            self.assertIn("Usage: install/rondo VERB", answer.stderr)
        answer = rondo("bench", "--only", "perceptron")
        self.assertEqual((answer.returncode, answer.stdout), (1, ""))
        self.assertIn("rondo: bench: --only perceptron: expects a part (train, ", answer.stderr)
        nowhere = self.folder / "none" / "figures.json"
        answer = rondo("bench", "--json", nowhere)
        self.assertEqual((answer.returncode, answer.stdout), (1, ""))
        self.assertIn(f"--json {nowhere}: expects a file in a folder that is there", answer.stderr)


if __name__ == "__main__":
    unittest.main()
