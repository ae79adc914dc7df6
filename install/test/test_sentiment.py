"""The second notebook, run for real: what it shows, and that the same lines give the same figures."""

import csv
import random
import unittest

import notebooks
from checkout import ROOT
from notebooks import Ran, shown

REVIEWS = ROOT / "notebooks" / "data" / "film-reviews.csv"


def setUpModule():
    """Runs the notebook once, recorded; the tests look at what came of it."""
    Ran("02-sentiment", unittest.addModuleCleanup, ExecutedNotebook, CommittedNotebook, SameLines)


class ExecutedNotebook(notebooks.Executed, unittest.TestCase):
    promised = {"accuracy", "accuracy_majority", "train_seconds"}
    pictured = ("losses:", "confusion")
    drawn = 3

    def test_is_far_better_than_the_majority(self):
        found = {name: float(figure) for name, figure in self.ran.figures.items()}
        self.assertGreater(found["accuracy"], 0.74)
        self.assertAlmostEqual(found["accuracy_majority"], 0.5, delta=0.02)
        self.assertLess(found["train_seconds"], 60)

    def test_colours_the_words_of_a_sentence_and_tells_them_as_text(self):
        explained = [b for b in shown(self.ran.executed) if ", log-odds " in b["text/plain"]]
        self.assertEqual(2, len(explained))
        for bundle in explained:
            self.assertRegex(bundle["text/plain"], r"dull\[[-+]\d\.\d\d\]")
            self.assertRegex(bundle["text/html"], r'<span style="background[^>]+>dull</span>')


class CommittedNotebook(notebooks.Committed, unittest.TestCase):
    typed = ("LabelledTexts", "Classifier", "Run")


class SameLines(notebooks.SameLines, unittest.TestCase):
    def test_give_other_figures_for_other_data(self):
        changed = self.ran.folder / "changed"
        (changed / "data").mkdir(parents=True)
        with open(REVIEWS, encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        # fewer of them, one class commoner, and every tenth sentiment turned round
        rows = [row for i, row in enumerate(rows) if i % 5 == 0 or i % 5 == 1 and row[1] == "positive"]
        noise = random.Random(1)
        for row in rows:
            if noise.random() < 0.1:
                row[1] = "negative" if row[1] == "positive" else "positive"
        with open(changed / "data" / REVIEWS.name, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
        self.assert_other_figures(changed)


if __name__ == "__main__":
    unittest.main()
