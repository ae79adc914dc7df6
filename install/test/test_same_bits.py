"""One seed, the same bits: the lines that JUnit trained by, run in the kernel and in JShell."""

import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

from checkout import ROOT, rondo, set_up

SOURCE = ROOT / "dsl/src/test/java/dev/rondo/guarantee/SameBits.java"
LEFT = ROOT / "dsl/target/figures/bits.txt"
FINGERPRINT = re.compile(r"^fingerprint = ([0-9a-f]{64})$", re.MULTILINE)
OTHER_WORK = """
Nd4j.getRandom().setSeed(99);
Nd4j.rand(300, 300).mmul(Nd4j.randn(300, 300)).norm2Number();
sequences(Nd4j.ones(20, 4, 3), Nd4j.ones(20)).model(gru(9).dropout(0.5).last()).train(epochs(2).quiet());
"""

setUpModule = set_up


def lines():
    """The lines of Java between the two marks, and one that prints what they found."""
    text = SOURCE.read_text(encoding="utf-8")
    found = text.split("    // from here\n")[1].split("    // to here\n")[0]
    return found + 'System.out.println("fingerprint = " + fingerprint);\n'


class SameBits(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.assertTrue(LEFT.exists(), "the unit tests leave it: run mvn verify first")
        self.junit = FINGERPRINT.findall(LEFT.read_text(encoding="utf-8"))
        self.assertEqual(1, len(self.junit))

    def jshell(self, text, **env):
        path = self.folder / "bits.jsh"
        path.write_text(text, encoding="utf-8")
        answer = rondo("jshell", path, env=env)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        return FINGERPRINT.findall(answer.stdout)

    def test_in_the_kernel(self):
        cells = [OTHER_WORK.replace(".quiet()", ""), lines()]  # the live card is other work too
        path = self.folder / "bits.ipynb"
        path.write_text(json.dumps(notebook(cells)), encoding="utf-8")
        answer = rondo("run", path, "--out", self.folder / "out")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        executed = json.loads((self.folder / "out/bits.ipynb").read_text(encoding="utf-8"))
        printed = "".join("".join(o.get("text", "")) for o in executed["cells"][-1]["outputs"])
        self.assertEqual(self.junit, FINGERPRINT.findall(printed))

    def test_in_jshell(self):
        self.assertEqual(self.junit, self.jshell(lines()))

    def test_in_jshell_on_four_threads_after_other_work(self):
        self.assertEqual(self.junit, self.jshell(OTHER_WORK + lines(), OMP_NUM_THREADS="4"))

    def test_another_seed_gives_other_bits(self):
        self.assertIn(".seed(3)", lines())
        found = self.jshell(lines().replace(".seed(3)", ".seed(4)"))
        self.assertEqual(1, len(found))
        self.assertNotEqual(self.junit, found)


def notebook(sources):
    """A notebook of code cells."""
    return {
        "cells": [
            {
                "cell_type": "code",
                "execution_count": None,
                "metadata": {},
                "outputs": [],
                "source": source,
            }
            for source in sources
        ],
        "metadata": {
            "kernelspec": {"name": "rondo", "display_name": "Java (Rondo)", "language": "java"}
        },
        "nbformat": 4,
        "nbformat_minor": 4,
    }


if __name__ == "__main__":
    unittest.main()
