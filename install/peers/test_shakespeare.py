"""PyTorch's way through the plays, from the weights that Rondo starts with."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

from peers import PeersTest

SCRIPT = Path(__file__).resolve().parents[2] / "dsl" / "bench" / "peers" / "shakespeare.py"
EPOCHS = 3

# What dsl/bench/shakespeare.jsh does with the plays, on a small text and without dropout.
RONDO = """
Corpus plays = corpus("lines.txt").characters().unknown().split(90, 5, 5);
SequenceArchitecture architecture = lstm(8).dropout(0).lstm(8);
TrainingPlan plan = epochs(EPOCHS).batch(4).truncate(10).clip(0.5)
    .optimizer(adam(0.01)).schedule(oneCycle()).quiet();
Vocabulary vocabulary = plays.prepare().vocabulary();
NetworkShape shape = new NetworkShape(architecture, vocabulary.size(), 0, vocabulary.size());
Network drawn = Engines.open(shape, org.nd4j.linalg.api.buffer.DataType.FLOAT);
drawn.initialize(plan.seed());
TensorFile.of(
    Map.of("characters", String.join("", vocabulary.texts().subList(1, vocabulary.size()))),
    StateDict.of(shape).tensors(drawn.parameters())).write(Path.of("start.safetensors"));
Run run = plays.model(architecture).train(plan);
for (EpochRow epoch : run.history().epochs()) {
  System.out.println(epoch.trainLoss() + " " + epoch.validationLoss().getAsDouble() / Math.log(2));
}
"""


class ShakespeareTest(PeersTest):
    def lines(self):
        """A text whose lines are alike but not the same; its end has a character of its own."""
        return "".join(f"{n}. the {'owl' if n % 3 else 'cat'} sat, {n * n % 17} times.\n" for n in range(250)) + "&\n"

    def peer(self, *options):
        command = (sys.executable, str(SCRIPT), str(self.folder / "lines.txt"), "--epochs", str(EPOCHS), *options)
        answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return [json.loads(line) for line in answer.stdout.splitlines()]

    def test_from_the_same_weights_both_learn_alike(self):
        (self.folder / "lines.txt").write_text(self.lines(), encoding="utf-8")
        printed = self.script(RONDO.replace("EPOCHS", str(EPOCHS)))
        ours = [[float(figure) for figure in line.split()] for line in printed.splitlines()]
        theirs = self.peer(
            *("--start", str(self.folder / "start.safetensors"), "--units", "8", "--dropout", "0"),
            *("--batch", "4", "--truncate", "10", "--clip", "0.5", "--rate", "0.01"),
        )
        self.assertEqual(len(ours), EPOCHS)
        self.assertEqual([line["epoch"] for line in theirs], list(range(1, EPOCHS + 1)))
        self.assertLess(ours[-1][0], 0.8 * ours[0][0])
        for (nats, bits), line in zip(ours, theirs):
            self.assertLess(abs(nats / line["train_nats"] - 1), 1e-3)
            self.assertLess(abs(bits / line["validation_bits"] - 1), 1e-3)

    def test_every_cell_learns_from_weights_of_its_own(self):
        (self.folder / "lines.txt").write_text(self.lines(), encoding="utf-8")
        for cell in ("lstm", "gru", "elman"):
            with self.subTest(cell=cell):
                small = ("--cell", cell, "--units", "16", "--layers", "1", "--batch", "4", "--truncate", "10")
                lines = self.peer(*small, "--rate", "0.01")
                self.assertLess(lines[-1]["train_nats"], lines[0]["train_nats"])
                self.assertLess(lines[-1]["validation_bits"], lines[0]["validation_bits"])


if __name__ == "__main__":
    unittest.main()
