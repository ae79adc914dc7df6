"""A trained model in the real kernel: it outlives the cells around it and can be interrupted."""

import re
import tempfile
import unittest
from pathlib import Path

from kernel_session import KernelSession

DATA = """
var prices = series("{csv}").time("Month").target("Price"){more}.window(6).horizon(2).holdOut(12);
"""
MODEL = "Forecaster model = prices.model(lstm(4).last());\nRun run = model.train(epochs({epochs}).seed(1));"


def months(count):
    """A series with a trend and a season."""
    rows = [
        f"{1950 + m // 12}-{m % 12 + 1:02d},{100 + m + 10 * ((m % 12) - 6) ** 2 / 36:.2f}"
        for m in range(count)
    ]
    return "Month,Price\n" + "\n".join(rows) + "\n"


class TrainedModel(unittest.TestCase):
    def setUp(self):
        self.kernel = KernelSession()
        self.addCleanup(self.kernel.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.csv = Path(folder.name) / "prices.csv"
        self.csv.write_text(months(120), encoding="utf-8")

    def ran(self, code):
        reply = self.kernel.run(code)
        self.assertEqual("ok", reply.status, reply)
        return reply

    def data(self, more=""):
        return DATA.format(csv=self.csv.as_posix(), more=more)

    def test_outlives_an_edited_data_cell(self):
        self.ran(self.data())
        self.ran(MODEL.format(epochs=2))
        before = self.ran("model.forecast()").result["text/plain"]

        self.ran(self.data(".log().standardize()"))
        self.ran(self.data())

        self.assertEqual(before, self.ran("model.forecast()").result["text/plain"])
        self.assertEqual("true", self.ran("runs().get(0) == run").result["text/plain"])

    def test_is_reached_through_its_run_even_where_its_name_is_lost(self):
        self.ran(self.data())
        self.ran(MODEL.format(epochs=2))
        before = self.ran("model.forecast()").result["text/plain"]
        self.ran("int model = 1;\nint run = 2;")
        again = self.ran("runs().get(0).model(Forecaster.class).forecast()")
        self.assertEqual(before, again.result["text/plain"])

    def test_trains_on_a_card_that_moves(self):
        self.ran(self.data())
        reply = self.ran(MODEL.format(epochs=3000))  # seconds even on the fast engine
        cards = reply.shown + reply.updates
        epochs = [int(re.match(r"epoch (\d+)/3000", card["text/plain"])[1]) for card in cards]
        self.assertEqual(1, len(reply.shown))
        self.assertGreaterEqual(len(reply.updates), 5)
        self.assertLessEqual(len(cards), 200)
        self.assertEqual(sorted(epochs), epochs)
        self.assertGreater(epochs[-1], epochs[0])
        self.assertIn("done", cards[-1]["text/plain"])
        self.assertEqual("", reply.text + reply.errors)

    def test_can_be_interrupted_and_is_kept(self):
        self.ran(self.data())
        self.ran("Forecaster model = prices.model(lstm(4).last());")
        seen = []

        def second_update(message):
            seen.append(message["msg_type"])
            return seen.count("update_display_data") == 2

        reply, took = self.kernel.interrupt_when(
            "model.train(epochs(1_000_000).seed(1));", second_update
        )
        self.assertEqual("error", reply.status)
        self.assertLess(took, 2)
        said = reply.updates + self.kernel.updates_until_end_of("Thread.sleep(800);")
        self.assertIn("stopped", said[-1]["text/plain"])
        self.ran("model.forecast()")
        self.ran("runs().get(0)")


if __name__ == "__main__":
    unittest.main()
