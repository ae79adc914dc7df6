"""The first notebook, run for real: what it shows, and that the same lines give the same figures."""

import json
import os
import random
import re
import shutil
import subprocess
import unittest

import notebooks
from checkout import ROOT
from notebooks import Ran, figures, lines_of_code, without_time


def setUpModule():
    """Runs the notebook once, recorded; the tests look at what came of it."""
    Ran("01-forecasting", unittest.addModuleCleanup, ExecutedNotebook, CommittedNotebook, SameLines)


def change(path, seed):
    """Makes every number of a CSV file's second column a tenth larger, with some noise."""
    noise = random.Random(seed)
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    changed = [header]
    for row in rows:
        time, value = row.split(",")
        changed.append(f"{time},{1 + 1.1 * float(value) * noise.uniform(0.95, 1.05):.1f}")
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")


def as_program(text):
    """The script as a Java class: imports, main, and no lines that only name a value."""
    start_up = (ROOT / "dsl/src/main/resources/dev/rondo/imports.jsh").read_text(encoding="utf-8")
    body = "\n".join(line for line in lines_of_code(text) if not re.fullmatch(r"\w+;", line))
    return (
        f"import java.util.*;\n{start_up}\npublic class Program {{\n"
        f"public static void main(String[] args) throws Exception {{\n{body}\nSystem.exit(0);\n}}\n}}\n"
    )


class ExecutedNotebook(notebooks.Executed, unittest.TestCase):
    promised = {"mape_backtest", "mape_seasonal_naive", "train_seconds"}
    pictured = ("batch:", "losses:", "comparison", "forecast:", "backtest:", "residuals:")
    drawn = 10

    def test_is_better_than_the_seasonal_naive(self):
        found = self.ran.figures
        self.assertLess(float(found["mape_backtest"]), float(found["mape_seasonal_naive"]))


class CommittedNotebook(notebooks.Committed, unittest.TestCase):
    typed = ("Forecaster", "Run")


class SameLines(notebooks.SameLines, unittest.TestCase):
    def test_give_the_same_figures_in_a_compiled_class(self):
        source = self.ran.folder / "Program.java"
        script = self.ran.script.read_text(encoding="utf-8")
        source.write_text(as_program(script), encoding="utf-8")
        cache = ROOT / "install" / ".cache"
        spec = json.loads(
            (ROOT / "install/.venv/share/jupyter/kernels/rondo/kernel.json").read_text(encoding="utf-8")
        )
        options = (cache / "jvm.options").read_text(encoding="utf-8").splitlines()
        answer = subprocess.run(
            [spec["argv"][0], *options, "-cp", (cache / "classpath").read_text().strip(), str(source)],
            cwd=ROOT / "notebooks",
            env={**os.environ, "OMP_NUM_THREADS": spec["env"]["OMP_NUM_THREADS"]},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            timeout=900,
        )
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertEqual(without_time(self.ran.figures), without_time(figures(answer.stdout)))

    def test_give_the_same_figure_in_junit(self):
        left = ROOT / "dsl" / "target" / "figures" / "airline.txt"
        self.assertTrue(left.exists(), "the unit tests leave it: run mvn verify first")
        found = figures(left.read_text(encoding="utf-8"))
        self.assertEqual(self.ran.figures["mape_backtest"], found["mape_backtest"])

    def test_give_other_figures_for_other_data(self):
        changed = self.ran.folder / "changed"
        (changed / "data").mkdir(parents=True)
        for number, name in enumerate(("airline.csv", "sunspots.csv")):
            shutil.copy2(ROOT / "notebooks" / "data" / name, changed / "data")
            change(changed / "data" / name, number)
        self.assert_other_figures(changed)


if __name__ == "__main__":
    unittest.main()
