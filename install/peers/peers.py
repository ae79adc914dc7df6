"""What the tests against the real PyTorch and Keras share: networks, a script's frame, agreement."""

import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import numpy as np
from safetensors.numpy import load_file, save_file

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "test"))
from checkout import rondo

N, T, F, H, O, SIDE = 3, 6, 2, 4, 3, 2
LENGTHS = np.array([6, 3, 5])
TOKENS = np.array([[1, 3, 3, 2, 1, 2], [2, 2, 1, 0, 0, 0], [3, 1, 2, 2, 3, 0]])  # 0 is padding
BOUND = 1e-6

FRAME = """
import dev.rondo.checkpoint.*;
import dev.rondo.exchange.*;
import dev.rondo.layer.Pass;
TensorFile given = TensorFile.read(Path.of("given.safetensors"));
List<Tensor> answers = new ArrayList<>();
NetworkShape shape(Architecture architecture, int side) {
  boolean embeds = architecture.layers().get(0) instanceof EmbedSpec;
  return new NetworkShape(architecture, embeds ? OUTPUTS + 1 : FEATURES, side, OUTPUTS);
}
INDArray tokens() {
  long[] all = given.tensor("tokens").longs();
  return Nd4j.createFromArray(Arrays.stream(all).asDoubleStream().toArray())
      .reshape(given.tensor("tokens").shape()[0], given.tensor("tokens").shape()[1], 1);
}
INDArray drawn(NetworkShape shape, int seed) {
  Network network = new Nd4jEngine().open(shape, org.nd4j.linalg.api.buffer.DataType.FLOAT);
  network.initialize(seed);
  return network.parameters().add(Nd4j.linspace(-0.3, 0.3, network.parameters().length(), network.precision()));
}
void answer(String name, NetworkShape shape, INDArray parameters, boolean ragged) {
  Network network = new Nd4jEngine().open(shape, parameters.dataType());
  network.parameters().assign(parameters);
  INDArray x = shape.embeds() ? tokens() : given.tensor("x").array();
  Optional<INDArray> side = shape.side() > 0 ? Optional.of(given.tensor("side").array()) : Optional.empty();
  int[] lengths = Arrays.stream(given.tensor("lengths").longs()).mapToInt(Math::toIntExact).toArray();
  Batch batch = new Batch(x, ragged ? Optional.of(lengths) : Optional.empty(), side, x, Optional.empty());
  answers.add(Tensor.of(name, network.forward(batch, Pass.INFERENCE, Optional.empty())));
}
"""
END = 'TensorFile.of(Map.of(), answers).write(Path.of("answers.safetensors"));\n'


def grid():
    """Every cell in one and two layers, forward and in both directions, with every end."""
    for kind in ("elman", "lstm", "gru"):
        for layers in (1, 2):
            for both in (False, True):
                for end in ("last", "mean", "max", "steps"):
                    yield kind, layers, both, end


def name(kind, layers, both, end):
    return f"{kind}_{layers}_{'both' if both else 'forward'}_{end}"


def written(kind, layers, both, end, options=""):
    """The network in Rondo's words: bidirectional(lstm(4)).bidirectional(lstm(4)).last()."""
    cell = f"{kind}({H}){options}"
    layer = f"bidirectional({cell})" if both else cell
    return ".".join([layer] * layers + ([] if end == "steps" else [f"{end}()"]))


class PeersTest(unittest.TestCase):
    """Tests that let a script of Rondo's answer in a folder of their own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        generator = np.random.default_rng(4)
        self.x = generator.normal(size=(N, T, F)).astype("float32")
        self.side = generator.normal(size=(N, SIDE)).astype("float32")
        given = {"x": self.x, "side": self.side, "lengths": LENGTHS, "tokens": TOKENS}
        save_file(given, self.folder / "given.safetensors")

    def answers(self, *lines):
        """Runs a script of these lines and returns what it answered, by name."""
        frame = FRAME.replace("FEATURES", str(F)).replace("OUTPUTS", str(O))
        self.script(frame, *lines, END)
        return load_file(self.folder / "answers.safetensors")

    def script(self, *lines):
        path = self.folder / "script.jsh"
        path.write_text("\n".join(lines), encoding="utf-8")
        run = rondo("jshell", path)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        return run.stdout

    def assert_agree(self, case, ours, theirs, real=None):
        """Within the bound, of each number or of 1; padded steps of answers a step do not count."""
        ours, theirs = np.asarray(ours), np.asarray(theirs)
        self.assertEqual(ours.shape, theirs.shape, case)
        error = np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))
        if real is not None and error.ndim == 3:
            error = error * (np.arange(T) < real[:, None])[:, :, None]
        self.largest = max(getattr(self, "largest", 0.0), float(error.max()))
        self.assertLessEqual(error.max(), BOUND, case)

    def tearDown(self):
        if hasattr(self, "largest"):
            print(f"largest error {self.largest:.1e}", flush=True)
