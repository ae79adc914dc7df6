"""The first notebook, run for real: what it shows, and that the same lines give the same figures."""

import base64
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from checkout import ROOT, rondo, set_up

NAME = "01-forecasting"
NOTEBOOK = ROOT / "notebooks" / f"{NAME}.ipynb"
SCRIPT = ROOT / "notebooks" / f"{NAME}.jsh"
RESULT = re.compile(r"^(\w+) = (\S+)$", re.MULTILINE)
PROMISED = {"mape_backtest", "mape_seasonal_naive", "train_seconds"}
PNG = b"\x89PNG\r\n\x1a\n"


def setUpModule():
    """Runs the notebook once, recorded; the tests look at what came of it."""
    global folder, ran, recorded
    set_up()
    folder = Path(tempfile.mkdtemp()).resolve()
    unittest.addModuleCleanup(shutil.rmtree, folder, ignore_errors=True)
    record = folder / "record.jsonl"
    ran = rondo("run", NOTEBOOK, "--out", folder / "out", "--record", record)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    recorded = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]


def figures(text):
    """The figures that a result cell printed, each with all its digits."""
    return dict(RESULT.findall(text))


def without_time(found):
    """The figures that do not depend on the machine's speed."""
    return {name: figure for name, figure in found.items() if name != "train_seconds"}


def notebook(path):
    """The cells of a notebook, sources and texts joined."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        cell["source"] = "".join(cell["source"])
    return cells


def code_cells(path):
    """Its cells of code."""
    return [cell for cell in notebook(path) if cell["cell_type"] == "code"]


def lines_of_code(text):
    """The lines of a piece of Java, less blank lines and comments."""
    return [line for line in text.splitlines() if line.strip() and not line.strip().startswith("//")]


def shown(path):
    """Everything that the cells of a notebook show, as (mime bundle with joined texts)."""
    return [
        {mime: "".join(data) for mime, data in output["data"].items()}
        for cell in code_cells(path)
        for output in cell["outputs"]
        if "data" in output
    ]


def pictures(path, first_words):
    """The pictures of a notebook whose text starts so, as bytes."""
    return [
        base64.b64decode(bundle["image/png"])
        for bundle in shown(path)
        if "image/png" in bundle and bundle["text/plain"].startswith(first_words)
    ]


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


class ExecutedNotebook(unittest.TestCase):
    def setUp(self):
        self.path = folder / "out" / f"{NAME}.ipynb"

    def test_prints_the_promised_figures(self):
        found = figures(ran.stdout)
        self.assertLessEqual(PROMISED, found.keys())
        self.assertTrue(all(0 < float(figure) < 1000 for figure in found.values()), found)
        self.assertLess(float(found["mape_backtest"]), float(found["mape_seasonal_naive"]))
        self.assertEqual(["result"], code_cells(self.path)[-1]["metadata"]["tags"])

    def test_keeps_the_last_state_of_the_live_card(self):
        cards = [b for b in shown(self.path) if b["text/plain"].startswith("epoch ")]
        self.assertTrue(cards)
        for card in cards:
            self.assertRegex(card["text/plain"], r"  done\b")
            self.assertIn(">done</span>", card["text/html"])

    def test_keeps_loss_charts_and_forecast_charts_as_pictures(self):
        for words in ("batch:", "losses:", "comparison", "forecast:", "backtest:", "residuals:"):
            found = pictures(self.path, words)
            self.assertTrue(found, f"no picture '{words}'")
            for png in found:
                self.assertTrue(png.startswith(PNG))
                self.assertGreater(len(png), 5000, words)

    def test_is_written_as_a_page_with_everything_in_it(self):
        page = (folder / "out" / f"{NAME}.html").read_text(encoding="utf-8")
        self.assertIn("<h1", page)
        found = pictures(self.path, "")
        self.assertGreaterEqual(len(found), 10)
        for png in found:
            self.assertIn(base64.b64encode(png).decode("ascii")[:400], page)
        self.assertIn("mape_backtest = " + figures(ran.stdout)["mape_backtest"], page)
        self.assertNotIn('src="attachment', page)

    def test_shows_a_training_while_it_goes_on(self):
        updates = {}
        for message in recorded:
            line = message["data"].get("text/plain", "")
            if line.startswith("epoch ") and message["type"] == "update_display_data":
                updates.setdefault(message["display_id"], []).append(line)
        self.assertTrue(updates)
        for lines in updates.values():
            epochs = [int(re.match(r"epoch (\d+)/", line)[1]) for line in lines]
            self.assertEqual(sorted(epochs), epochs)
            # up to three a second, so a run that is soon over has few
            took = re.search(r"  (\d+(?:\.\d+)?) s  done", lines[-1])
            seconds = float(took[1]) if took else 0
            self.assertGreaterEqual(len(set(epochs)), min(5, max(1, int(1.5 * seconds))), lines)


class CommittedNotebook(unittest.TestCase):
    def test_holds_its_outputs_in_order_and_no_fault(self):
        cells = code_cells(NOTEBOOK)
        self.assertEqual(list(range(1, len(cells) + 1)), [cell["execution_count"] for cell in cells])
        kinds = {output["output_type"] for cell in cells for output in cell["outputs"]}
        self.assertLessEqual(kinds, {"display_data", "execute_result", "stream"})
        self.assertTrue(all(cell["outputs"] for cell in cells))
        self.assertEqual(len(shown(folder / "out" / f"{NAME}.ipynb")), len(shown(NOTEBOOK)))

    def test_holds_the_figures_that_it_promises(self):
        printed = "".join("".join(o["text"]) for o in code_cells(NOTEBOOK)[-1]["outputs"])
        self.assertEqual(figures(ran.stdout).keys(), figures(printed).keys())

    def test_starts_with_data_and_not_with_setting_up(self):
        everything = "\n".join(cell["source"] for cell in code_cells(NOTEBOOK))
        self.assertNotRegex(everything, r"(?m)^\s*(import |%|System\.setProperty)")

    def test_declares_models_and_runs_by_their_types(self):
        everything = "\n".join(cell["source"] for cell in code_cells(NOTEBOOK))
        self.assertNotRegex(everything, r"\bvar\b")
        self.assertRegex(everything, r"(?m)^Forecaster \w+ = ")
        self.assertRegex(everything, r"(?m)^Run \w+ = ")

    def test_its_words_hold_no_figure_of_its_outputs(self):
        prose = "\n".join(c["source"] for c in notebook(NOTEBOOK) if c["cell_type"] == "markdown")
        self.assertEqual([], re.findall(r"\d+\.\d+ ?%|\d+ ?%", prose))


class SameLines(unittest.TestCase):
    def test_the_script_holds_the_lines_of_the_notebook(self):
        cells = "\n".join(cell["source"] for cell in code_cells(NOTEBOOK))
        self.assertEqual(lines_of_code(cells), lines_of_code(SCRIPT.read_text(encoding="utf-8")))

    def test_give_the_same_figures_in_jshell(self):
        answer = rondo("jshell", SCRIPT)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.assertEqual(without_time(figures(ran.stdout)), without_time(figures(answer.stdout)))

    def test_give_the_same_figures_in_a_compiled_class(self):
        source = folder / "Program.java"
        source.write_text(as_program(SCRIPT.read_text(encoding="utf-8")), encoding="utf-8")
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
        self.assertEqual(without_time(figures(ran.stdout)), without_time(figures(answer.stdout)))

    def test_give_the_same_figure_in_junit(self):
        left = ROOT / "dsl" / "target" / "figures" / "airline.txt"
        self.assertTrue(left.exists(), "the unit tests leave it: run mvn verify first")
        found = figures(left.read_text(encoding="utf-8"))
        self.assertEqual(figures(ran.stdout)["mape_backtest"], found["mape_backtest"])

    def test_give_other_figures_for_other_data(self):
        copy = folder / "changed"
        copy.mkdir()
        shutil.copy2(SCRIPT, copy)
        shutil.copytree(ROOT / "notebooks" / "data", copy / "data")
        for number, name in enumerate(("airline.csv", "sunspots.csv")):
            change(copy / "data" / name, number)
        answer = rondo("jshell", copy / SCRIPT.name)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        before, after = figures(ran.stdout), figures(answer.stdout)
        self.assertEqual(before.keys(), after.keys())
        self.assertEqual([], [name for name in before if before[name] == after[name]])


if __name__ == "__main__":
    unittest.main()
