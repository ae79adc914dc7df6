"""What is wrong is refused in the cell in one line; the kernel lives on and the model stays as it is."""

import tempfile
import unittest
from pathlib import Path

from kernel_session import KernelSession
from test_trained_model import months

START = """
Series prices = series("prices.csv").time("Month").target("Price").log().standardize()
    .window(12).horizon(3).holdOut(12);
Forecaster model = prices.model(elman(4).last());
Run run = model.train(epochs(2).quiet());
"""
KEPT = "Arrays.hashCode(model.weights().toFloatVector()) + \" \" + Arrays.toString(model.forecast().values())"

FILES = {
    "empty.csv": "",
    "header.csv": "Month,Price\n",
    "one.csv": "Month,Price\n1950-01,3\n",
    "text.csv": "Month,Price\n1950-01,3\n1950-02,n/a\n1950-03,4\n",
    "nan.csv": "Month,Price\n1950-01,3\n1950-02,NaN\n1950-03,4\n",
    "twice.csv": "Month,Price\n1950-01,3\n1950-01,4\n1950-02,5\n",
    "unsorted.csv": "Month,Price\n1950-02,3\n1950-01,4\n1950-03,5\n",
    "gap.csv": "Month,Price\n1950-01,3\n1950-02,4\n1950-04,5\n1950-05,5\n",
    "short.csv": "Month,Price\n1950-01,3\n1950-02\n",
}

BAD_FILE = 'series("{}").time("Month").target("Price").window(1).horizon(1).model(gru(2).last());'

BAD = [
    ("epochs(0)", "epochs(0): expects at least 1 epoch"),
    ("epochs(5).batch(0)", "batch(0): expects at least 1 sequence"),
    ("epochs(5).validation(1.5)", "validation(1.5): expects at least 0 and below 1"),
    ("epochs(5).clip(-1)", "clip(-1): expects a number above 0, such as 1"),
    ("adam(0)", "adam(0): expects a number above 0, such as 0.001"),
    ("sgd(0.1).momentum(1)", "momentum(1): expects at least 0 and below 1"),
    ("elman(0)", "elman(0): expects at least 1 unit; 8 to 256 are usual"),
    ("lstm(-3)", "lstm(-3): expects at least 1 unit; 8 to 256 are usual"),
    ("gru(8).dropout(1.5)", "dropout(1.5): expects the share to drop, at least 0 and below 1"),
    ("elman(4).activation(SIGMOID)", "elman(4).activation(SIGMOID): expects TANH or RELU"),
    ("prices.window(0)", "window(0): a window has at least 1 row"),
    ("prices.horizon(0)", "horizon(0): a horizon has at least 1 row"),
    ("prices.window(500).model(gru(4).last())", "window(500): the data has 120 rows; shorten the window"),
    ("prices.holdOut(-1)", "holdOut(-1): a hold-out has at least 0 rows"),
    ("prices.standardize()", "standardize() after standardize(): one scaler is enough; drop one"),
    (
        'prices.target("Nope")',
        "target(\"Nope\"): there is no column 'Nope'; the columns are 'Month', 'Price'",
    ),
    (
        'prices.holdOutFrom("soon").model(gru(4).last())',
        "holdOutFrom(\"soon\"): 'soon' is not a time of this series; write it like 1950-01",
    ),
    ("model.forecast(0)", "forecast(0): expects at least 1 step"),
    ('model.backtest(0, "1959-01")', 'backtest(0, "1959-01"): expects at least 1 step'),
    ('model.forecast(Table.create("x"))', "new data(table): the table has no rows"),
    (
        "model.train(epochs(3).loss(quantile(0.1, 0.9)))",
        "loss(quantile(0.1, 0.9)): gives 2 values for each target, the series asks for 1; "
        "declare the levels on the series with .quantiles(...)",
    ),
    (
        "model.train(epochs(3).truncate(4).validation(0).patience(2))",
        "patience(2): watches a validation part, but validation(0) leaves none; "
        "write validation(0.1) or leave patience out",
    ),
    ('series("folder")', 'series("folder"): this is a directory; name a CSV file'),
    (BAD_FILE.format("empty.csv"), 'series("empty.csv"): the file is empty; expected a header and rows'),
    (BAD_FILE.format("header.csv"), 'series("header.csv"): the file has a header but no rows'),
    (
        BAD_FILE.format("text.csv"),
        "series: column 'Price', row 2: 'n/a' is not a number; call .missing(INTERPOLATE) or drop the row",
    ),
]

# Their texts stand in the unit tests; here it counts that they come as one line.
ALSO_BAD = [BAD_FILE.format(name) for name in FILES] + [BAD_FILE.format("long.csv")]


class BadInputs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        home = Path(folder.name)
        (home / "folder").mkdir()
        (home / "prices.csv").write_text(months(120), encoding="utf-8")
        (home / "long.csv").write_text("Month,Price\n1950-01," + "1" * 50_000_000, encoding="ascii")
        for name, text in FILES.items():
            (home / name).write_text(text, encoding="utf-8")
        cls.kernel = KernelSession(folder=home)
        cls.addClassCleanup(cls.kernel.close)
        started = cls.kernel.run(START)
        assert started.status == "ok", started

    def refused(self, code):
        """What the kernel says of a cell that must fail."""
        before = self.kernel.run(KEPT).result
        reply = self.kernel.run(code if code.endswith(";") else code + ";")
        self.assertEqual("error", reply.status, code)
        self.assertEqual(before, self.kernel.run(KEPT).result, code)
        kind, said = reply.of("error")[0]["evalue"].split(", ", 1)
        self.assertRegex(kind, r"^java\.[.a-z]+\.[A-Za-z]+Exception$")
        return said

    def test_are_refused_by_their_whole_text(self):
        for code, message in BAD:
            with self.subTest(code):
                self.assertEqual(message, self.refused(code))

    def test_are_refused_in_one_line(self):
        for code in ALSO_BAD:
            with self.subTest(code):
                said = self.refused(code)
                self.assertEqual(1, len(said.splitlines()))
                self.assertLess(len(said), 400)

    def test_leave_the_kernel_at_work(self):
        self.refused("prices.horizon(0)")
        self.assertEqual({"text/plain": "2"}, self.kernel.run("1 + 1").result)


if __name__ == "__main__":
    unittest.main()
