"""A clone that nobody set up, in a folder with a blank: first run, second run, and removal."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from checkout import copy_of_checkout, rondo
from test_run import SPEC, cell


def entries(home: Path) -> set:
    """What lies in a home folder, less what Maven, pip and the JDK keep there for all programs."""
    kept = (".m2", ".cache/pip", ".java/fonts")
    names = (
        str(path.relative_to(home)) for path in list(home.glob(".*")) + list(home.glob(".*/*"))
    )
    return {name for name in names if not name.startswith(kept) and name not in (".cache", ".java")}


class FreshCloneTest(unittest.TestCase):
    def test_a_fresh_clone_works_and_leaves_nothing(self):
        folder = Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        root = copy_of_checkout(folder / "a clone")
        home = Path(os.path.expanduser("~"))
        before = entries(home)
        notebook = root / "notebooks" / "trial.ipynb"
        source = (
            "import org.nd4j.linalg.factory.Nd4j;\n"
            'System.out.println("sum = " + Nd4j.ones(2, 3).mmul(Nd4j.ones(3, 2)).sumNumber());'
        )
        content = {
            "cells": [cell(source, "result")],
            "metadata": {"kernelspec": SPEC},
            "nbformat": 4,
            "nbformat_minor": 4,
        }
        notebook.write_text(json.dumps(content), encoding="utf-8")

        first = rondo("run", "notebooks/trial.ipynb", root=root, cwd=root)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn("sum = 12.0\n", first.stdout)
        self.assertTrue((root / "out" / "trial.html").is_file())
        self.assertTrue(
            (root / "install" / ".cache" / "javacpp").is_dir(), "natives are unpacked inside"
        )

        started = time.monotonic()
        second = rondo("run", "notebooks/trial.ipynb", root=root, cwd=root)
        self.assertEqual((second.returncode, second.stderr), (0, ""))
        self.assertLess(time.monotonic() - started, 90)

        script = root / "trial.jsh"
        script.write_text("System.out.println(2 + 3);\nnope();\n", encoding="utf-8")
        answer = rondo("jshell", script, root=root)
        self.assertEqual((answer.stdout, answer.returncode), ("5\n", 1))
        self.assertTrue(answer.stderr.startswith(f"{script}:2: cannot find symbol"), answer.stderr)
        script.unlink()
        notebook.unlink()

        self.assertEqual(entries(home) - before, set())
        self.assertEqual(rondo("uninstall", root=root).returncode, 0)
        ignored = subprocess.run(
            ["git", "status", "--short", "--ignored=matching"],
            cwd=root,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        self.assertEqual([line for line in ignored.splitlines() if line.startswith("!!")], [])


if __name__ == "__main__":
    unittest.main()
