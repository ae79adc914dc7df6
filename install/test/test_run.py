"""Notebooks run in the real kernel: what is written, said and recorded, and how a fault is named."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path

from checkout import rondo, set_up

setUpModule = set_up

SPEC = {"name": "rondo", "display_name": "Java (Rondo)", "language": "java"}


def cell(source, *tags):
    """A code cell of a notebook."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {"tags": list(tags)},
        "outputs": [],
        "source": source,
    }


class RunTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def notebook(self, name, *cells):
        path = self.folder / name
        content = {
            "cells": list(cells),
            "metadata": {"kernelspec": SPEC},
            "nbformat": 4,
            "nbformat_minor": 4,
        }
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    def run_notebooks(self, *arguments):
        return rondo("run", *arguments, "--out", self.folder / "out")

    def test_a_notebook_that_succeeds(self):
        (self.folder / "figure.txt").write_text("3.25", encoding="utf-8")
        path = self.notebook(
            "good.ipynb",
            cell(
                'String figure = java.nio.file.Files.readString(java.nio.file.Path.of("figure.txt"));'
            ),
            cell(
                'System.out.println("mape = " + figure);\nSystem.out.println("a remark");', "result"
            ),
        )
        answer = self.run_notebooks(path)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        lines = answer.stdout.splitlines()
        self.assertRegex(lines[0], r"^good\.ipynb: cell 1 of 2 +\d+\.\d s  String figure")
        self.assertRegex(lines[1], r"^good\.ipynb: cell 2 of 2 +\d+\.\d s")
        self.assertEqual(lines[3:], ["mape = 3.25"])
        written = json.loads((self.folder / "out" / "good.ipynb").read_text(encoding="utf-8"))
        self.assertEqual(written["cells"][1]["outputs"][0]["text"], ["mape = 3.25\n", "a remark\n"])
        self.assertIn(
            "mape = 3.25", (self.folder / "out" / "good.html").read_text(encoding="utf-8")
        )

    def test_faults_name_notebook_cell_and_line_and_later_notebooks_still_run(self):
        rejected = self.notebook(
            "rejected.ipynb", cell("int x = 1;"), cell("int y = 2;\nint z = x\n    + nope();")
        )
        thrown = self.notebook(
            "thrown.ipynb", cell('throw new IllegalStateException("first\\nsecond");'), cell("1")
        )
        broken = self.folder / "broken.ipynb"
        broken.write_text("{", encoding="utf-8")
        good = self.notebook("good.ipynb", cell("1 + 1"))
        answer = self.run_notebooks(rejected, thrown, broken, self.folder / "none.ipynb", good)
        self.assertEqual(answer.returncode, 1)
        errors = answer.stderr.splitlines()
        self.assertEqual(errors[0], f"{rejected}: cell 2: line 3: cannot find symbol: + nope();")
        self.assertEqual(errors[1], f"{thrown}: cell 1: java.lang.IllegalStateException: first")
        self.assertTrue(
            errors[2].startswith(f"{broken}: not a notebook that can be read: "), errors[2]
        )
        self.assertTrue(
            errors[3].startswith(f"{self.folder}/none.ipynb: not a notebook"), errors[3]
        )
        self.assertIn("good.ipynb: 1 cells", answer.stdout)
        self.assertTrue((self.folder / "out" / "rejected.ipynb").is_file())

    def test_a_kernel_that_dies_is_named(self):
        path = self.notebook("exit.ipynb", cell("1"), cell("System.exit(3);"))
        answer = self.run_notebooks(path)
        self.assertEqual(answer.returncode, 1)
        self.assertIn(f"{path}: cell 2: the kernel died", answer.stderr)

    def test_a_cell_that_takes_too_long_is_stopped(self):
        path = self.notebook("slow.ipynb", cell("Thread.sleep(60_000);"))
        answer = self.run_notebooks(path, "--cell-timeout", "2")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("cell 1: took longer than 2 s", answer.stderr)

    def test_displays_and_their_updates_are_recorded(self):
        path = self.notebook(
            "live.ipynb",
            cell(
                'String id = display("epoch 0");\nfor (int i = 1; i <= 5; i++) updateDisplay(id, "epoch " + i);'
            ),
        )
        record = self.folder / "record.jsonl"
        answer = self.run_notebooks(path, "--record", record)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(
            [line["type"] for line in lines], ["display_data"] + 5 * ["update_display_data"]
        )
        self.assertEqual(
            [line["data"]["text/plain"] for line in lines], [f"epoch {i}" for i in range(6)]
        )
        self.assertEqual(len({line["display_id"] for line in lines}), 1)
        self.assertEqual(
            sorted(line["seconds"] for line in lines), [line["seconds"] for line in lines]
        )
        self.assertIn("recorded 5 updates of display", answer.stdout)

    def test_the_kernel_is_set_as_promised(self):
        path = self.notebook(
            "kernel.ipynb",
            cell(
                'System.out.println("vector = " + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());\n'
                'System.out.println("threads = " + System.getenv("OMP_NUM_THREADS"));\n'
                'System.out.println("headless = " + java.awt.GraphicsEnvironment.isHeadless());\n'
                'System.out.println("cache = " + System.getProperty("org.bytedeco.javacpp.cachedir"));',
                "result",
            ),
        )
        answer = rondo("run", path, "--out", self.folder / "out", env={"OMP_NUM_THREADS": "1"})
        self.assertIn("vector = true\nthreads = 1\nheadless = true\n", answer.stdout)
        self.assertIn("install/.cache/javacpp", answer.stdout)
        self.assertNotIn("incubator", answer.stderr)

    def test_no_notebook_is_refused(self):
        self.assertIn("name a notebook", rondo("run").stderr)
        self.assertEqual(rondo("run").returncode, 1)

    def test_an_unknown_verb_is_refused_with_the_usage(self):
        answer = rondo("fly")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("unknown verb 'fly'; the verbs are run, lab,", answer.stderr)
        self.assertIn("Usage: install/rondo VERB", answer.stderr)
        self.assertEqual(rondo().returncode, 2)
        answer = rondo("conformance", "all")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("conformance takes no arguments", answer.stderr)
        self.assertIn("Usage: install/rondo VERB", rondo("help").stdout)


if __name__ == "__main__":
    unittest.main()
