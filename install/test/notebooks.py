"""What the tests of the notebooks share: a notebook run for real, what it shows, and how to read it.

The classes are mixed into the test cases of one notebook, whose module gives them the run as `ran`.
"""

import base64
import json
import re
import shutil
import tempfile
from pathlib import Path

from checkout import ROOT, rondo, set_up

RESULT = re.compile(r"^(\w+) = (\S+)$", re.MULTILINE)
PNG = b"\x89PNG\r\n\x1a\n"


class Ran:
    """A notebook, its script, and one recorded run of it, which lasts as long as its tests."""

    def __init__(self, name, cleanup, *cases):
        self.name = name
        self.notebook = ROOT / "notebooks" / f"{name}.ipynb"
        self.script = ROOT / "notebooks" / f"{name}.jsh"
        set_up()
        self.folder = Path(tempfile.mkdtemp()).resolve()
        cleanup(shutil.rmtree, self.folder, ignore_errors=True)
        record = self.folder / "record.jsonl"
        answer = rondo("run", self.notebook, "--out", self.folder / "out", "--record", record)
        assert answer.returncode == 0, answer.stdout + answer.stderr
        self.figures = figures(answer.stdout)
        self.executed = self.folder / "out" / f"{name}.ipynb"
        self.page = self.folder / "out" / f"{name}.html"
        lines = record.read_text(encoding="utf-8").splitlines()
        self.recorded = [json.loads(line) for line in lines]
        for case in cases:
            case.ran = self


def figures(text):
    """The figures that a result cell printed, each with all its digits."""
    return dict(RESULT.findall(text))


def without_time(found):
    """The figures that do not depend on the machine's speed."""
    return {name: figure for name, figure in found.items() if name != "train_seconds"}


def cells_of(path):
    """The cells of a notebook, sources and texts joined."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        cell["source"] = "".join(cell["source"])
    return cells


def code_cells(path):
    """Its cells of code."""
    return [cell for cell in cells_of(path) if cell["cell_type"] == "code"]


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


class Executed:
    """What must hold of every notebook that ran; `promised`, `pictured` and `drawn` say the rest."""

    promised: set
    pictured: tuple
    drawn: int

    def test_prints_the_promised_figures(self):
        self.assertLessEqual(self.promised, self.ran.figures.keys())
        found = self.ran.figures
        self.assertTrue(all(0 < float(figure) < 1000 for figure in found.values()), found)
        self.assertEqual(["result"], code_cells(self.ran.executed)[-1]["metadata"]["tags"])

    def test_keeps_the_last_state_of_the_live_card(self):
        cards = [b for b in shown(self.ran.executed) if b["text/plain"].startswith("epoch ")]
        self.assertTrue(cards)
        for card in cards:
            self.assertRegex(card["text/plain"], r"  done\b")
            self.assertIn(">done</span>", card["text/html"])

    def test_keeps_its_charts_as_pictures(self):
        for words in self.pictured:
            found = pictures(self.ran.executed, words)
            self.assertTrue(found, f"no picture '{words}'")
            for png in found:
                self.assertTrue(png.startswith(PNG))
                self.assertGreater(len(png), 5000, words)

    def test_is_written_as_a_page_with_everything_in_it(self):
        page = self.ran.page.read_text(encoding="utf-8")
        self.assertIn("<h1", page)
        found = pictures(self.ran.executed, "")
        self.assertGreaterEqual(len(found), self.drawn)
        for png in found:
            self.assertIn(base64.b64encode(png).decode("ascii")[:400], page)
        for name in self.promised:
            self.assertIn(f"{name} = {self.ran.figures[name]}", page)
        self.assertNotIn('src="attachment', page)

    def test_shows_a_training_while_it_goes_on(self):
        updates = {}
        for message in self.ran.recorded:
            line = message["data"].get("text/plain", "")
            if line.startswith("epoch ") and message["type"] == "update_display_data":
                updates.setdefault(message["display_id"], []).append(line)
        self.assertTrue(updates)
        for lines in updates.values():
            told = [re.match(r"epoch (\d+)/(\d+)", line) for line in lines]
            epochs = [int(one[1]) for one in told]
            self.assertEqual(sorted(epochs), epochs)
            # up to three a second, so a run that is soon over has few
            took = re.search(r"  (\d+(?:\.\d+)?) s  done", lines[-1])
            seconds = float(took[1]) if took else 0
            expected = min(5, int(told[-1][2]) - 1, int(1.5 * seconds))
            self.assertGreaterEqual(len(set(epochs)), max(1, expected), lines)


class Committed:
    """What must hold of every notebook as it is committed; `typed` are its lines with models."""

    typed: tuple

    def sources(self, kind):
        found = cells_of(self.ran.notebook)
        return "\n".join(cell["source"] for cell in found if cell["cell_type"] == kind)

    def test_holds_its_outputs_in_order_and_no_fault(self):
        cells = code_cells(self.ran.notebook)
        self.assertEqual(list(range(1, len(cells) + 1)), [cell["execution_count"] for cell in cells])
        kinds = {output["output_type"] for cell in cells for output in cell["outputs"]}
        self.assertLessEqual(kinds, {"display_data", "execute_result", "stream"})
        self.assertTrue(all(cell["outputs"] for cell in cells))
        self.assertEqual(len(shown(self.ran.executed)), len(shown(self.ran.notebook)))

    def test_holds_the_lines_that_ran_and_the_figures_that_it_promises(self):
        lines = [cell["source"] for cell in code_cells(self.ran.executed)]
        self.assertEqual(lines, [cell["source"] for cell in code_cells(self.ran.notebook)])
        printed = "".join("".join(o["text"]) for o in code_cells(self.ran.notebook)[-1]["outputs"])
        self.assertEqual(self.ran.figures.keys(), figures(printed).keys())

    def test_starts_with_data_and_not_with_setting_up(self):
        self.assertNotRegex(self.sources("code"), r"(?m)^\s*(import |%|System\.setProperty)")

    def test_declares_models_and_runs_by_their_types(self):
        self.assertNotRegex(self.sources("code"), r"\bvar\b")
        for name in self.typed:
            self.assertRegex(self.sources("code"), rf"(?m)^{name} \w+ = ")

    def test_its_words_hold_no_figure_of_its_outputs(self):
        self.assertEqual([], re.findall(r"\d+\.\d+ ?%|\d+ ?%", self.sources("markdown")))


class SameLines:
    """The script beside a notebook is the notebook."""

    def test_the_script_holds_the_lines_of_the_notebook(self):
        cells = "\n".join(cell["source"] for cell in code_cells(self.ran.notebook))
        script = self.ran.script.read_text(encoding="utf-8")
        self.assertEqual(lines_of_code(cells), lines_of_code(script))

    def test_give_the_same_figures_in_jshell(self):
        self.assertEqual(without_time(self.ran.figures), without_time(self.run_script(self.ran.script)))

    def run_script(self, path):
        """The figures that a script prints."""
        answer = rondo("jshell", path)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        return figures(answer.stdout)

    def assert_other_figures(self, changed):
        """The script prints other figures where its data, in a folder of its own, are others."""
        shutil.copy2(self.ran.script, changed)
        after = self.run_script(changed / self.ran.script.name)
        self.assertEqual(self.ran.figures.keys(), after.keys())
        same = [name for name, figure in self.ran.figures.items() if figure == after[name]]
        self.assertEqual([], same)
