"""The third notebook, run for real: what it shows, and that the same lines give the same figures."""

import csv
import re
import unittest

import notebooks
from checkout import ROOT
from notebooks import Ran, code_cells, shown

FULL = ROOT / "notebooks" / "data" / "shakespeare-full.csv"
PAGE = ROOT / "docs" / "language-models.md"


def setUpModule():
    """Runs the notebook once, recorded; the tests look at what came of it."""
    Ran("03-language-model", unittest.addModuleCleanup, ExecutedNotebook, CommittedNotebook, SameLines)


def table(text):
    """The rows of a table shown as text, split into words."""
    return [line.split() for line in text.splitlines()]


class ExecutedNotebook(notebooks.Executed, unittest.TestCase):
    promised = {"bits_per_character", "bits_per_character_5gram", "train_seconds"}
    pictured = ("comparison", "losses:")
    drawn = 2

    def texts(self, words):
        """What is shown as text with these words in it."""
        return [b["text/plain"] for b in shown(self.ran.executed) if words in b["text/plain"]]

    def test_foretells_characters_better_than_the_5_gram(self):
        found = {name: float(figure) for name, figure in self.ran.figures.items()}
        self.assertLess(found["bits_per_character"], 0.99 * found["bits_per_character_5gram"])
        self.assertGreater(found["bits_per_character"], 1.5)
        self.assertAlmostEqual(found["bits_per_character_5gram"], 2.25, delta=0.05)

    def test_compares_the_three_cells_at_the_same_number_of_weights(self):
        (compared,) = self.texts("comparison of elman")
        rows = {line[0]: line for line in table(compared) if re.match(r"(elman|lstm|gru|5-gram)\b", line[0])}
        self.assertEqual(4, len(rows))
        counts = [int(row[1]) for name, row in rows.items() if name != "5-gram"]
        self.assertLess(max(counts) / min(counts), 1.02)
        bits = {name.split("(")[0]: float(row[2]) for name, row in rows.items()}
        self.assertLess(max(bits["lstm"], bits["gru"]), bits["elman"])

    def test_writes_while_it_learns_and_afterwards(self):
        cards = [b["text/html"] for b in shown(self.ran.executed) if b["text/plain"].startswith("epoch ")]
        self.assertIn("written after epoch", cards[-1])
        printed = "".join("".join(o.get("text", "")) for c in code_cells(self.ran.executed) for o in c["outputs"])
        lines = re.findall(r"^after epoch (\d+): ANTONIO\. / (.*)$", printed, re.MULTILINE)
        self.assertEqual([str(n + 1) for n in range(len(lines))], [epoch for epoch, _ in lines])
        self.assertEqual(len(lines), len({text for _, text in lines}))
        self.assertGreaterEqual(len(lines), 3)
        written = self.texts("ANTONIO.\n")
        self.assertEqual(len(written), len(set(written)))
        self.assertGreaterEqual(len([text for text in written if len(text) > 150]), 5)

    def test_colours_what_surprises_it_and_what_a_unit_holds(self):
        coloured = [b for b in shown(self.ran.executed) if b.get("text/html", "").count("background") > 5]
        for words in ("revels", "unit "):
            self.assertTrue([b for b in coloured if words in b["text/plain"]], words)


class CommittedNotebook(notebooks.Committed, unittest.TestCase):
    typed = ("Corpus", "LanguageModel", "Run")


class SameLines(notebooks.SameLines, unittest.TestCase):
    pass


class FullTraining(unittest.TestCase):
    """The figures of the long training, committed with the command that makes them."""

    def setUp(self):
        with open(FULL, encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.last = {row["library"]: row for row in self.rows}

    def bits(self, library):
        return float(self.last[library]["validation bits"])

    def test_it_is_as_good_as_pytorch_and_better_than_the_5_gram(self):
        self.assertEqual(self.last["Rondo"]["epoch"], self.last["PyTorch"]["epoch"])
        self.assertLess(abs(self.bits("Rondo") / self.bits("PyTorch") - 1), 0.01)
        self.assertLess(self.bits("Rondo"), self.bits("5-gram"))

    def test_the_page_and_the_notebook_tell_them(self):
        page = PAGE.read_text(encoding="utf-8")
        shown_rows = next(b["text/plain"] for b in shown(ROOT / "notebooks/03-language-model.ipynb") if "peak MB" in b["text/plain"])
        for row in self.last.values():
            self.assertIn(row["validation bits"], page)
            self.assertIn(row["validation bits"].rstrip("0"), shown_rows)
        for file in ("notebooks/03-language-model.ipynb", "docs/language-models.md"):
            self.assertIn("install/rondo jshell dsl/bench/shakespeare.jsh", (ROOT / file).read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
