package dev.rondo.cell;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.cell;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.Batch;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import dev.rondo.model.SequenceRegressor;
import dev.rondo.train.Run;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A cell from a paper, trained and held against its equations number by number. */
class MinimalGatedUnitTest {

  @Test
  void learns_what_the_mean_cannot_tell() {
    INDArray x = Nd4j.create(DataType.FLOAT, 120, 6, 1);
    INDArray y = Nd4j.create(DataType.FLOAT, 120);
    CounterRandom random = CounterRandom.keyed(3, Purpose.SPLIT);
    for (int n = 0; n < 120; n++) {
      for (int t = 0; t < 6; t++) {
        x.putScalar(new int[] {n, t, 0}, 2 * random.nextDouble() - 1);
      }
      y.putScalar(n, x.getDouble(n, 5, 0) - x.getDouble(n, 2, 0)); // now against three steps ago
    }
    SequenceRegressor model =
        sequences(x, y).standardize().model(cell(new MinimalGatedUnit(8)).last());
    Run run = model.train(epochs(25).batch(8).optimizer(adam(0.02)).quiet());

    var rows = run.history().epochs();
    double first = rows.get(0).trainLoss();
    double last = rows.get(rows.size() - 1).trainLoss();
    assertThat(first).isGreaterThan(0.5); // the mean's loss is 1, the variance
    assertThat(last).isLessThan(0.1);
  }

  @Test
  void computes_its_equations() {
    Network network = network(new MinimalGatedUnit(2));
    double[] p = new double[network.layout().length()];
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.sin(i + 1);
    }
    network.parameters().assign(Nd4j.createFromArray(p));
    double[] x = {0.5, -1.2};
    double[] h = {0, 0};
    for (double now : x) {
      // Wxf [1,2], Whf [2,2], bf [1,2], then the same of n
      double[] f = new double[2];
      double[] n = new double[2];
      for (int j = 0; j < 2; j++) {
        double z = now * p[j] + h[0] * p[2 + j] + h[1] * p[4 + j] + p[6 + j];
        f[j] = 1 / (1 + Math.exp(-z));
      }
      for (int j = 0; j < 2; j++) {
        double z = now * p[8 + j] + f[0] * h[0] * p[10 + j] + f[1] * h[1] * p[12 + j] + p[14 + j];
        n[j] = Math.tanh(z);
      }
      h = new double[] {(1 - f[0]) * h[0] + f[0] * n[0], (1 - f[1]) * h[1] + f[1] * n[1]};
    }
    INDArray in = Nd4j.createFromArray(x).reshape(1, 2, 1);
    network.forward(Batch.of(in, Nd4j.zeros(1, 1)), Pass.INFERENCE, Optional.empty());
    assertThat(network.state().layers().get(0).hidden().toDoubleVector())
        .containsExactly(h, within(1e-14));
  }

  @Test
  void has_its_place_among_the_parameters() {
    assertThat(network(new MinimalGatedUnit(2)).layout().slots())
        .extracting(s -> s.name() + " " + s.rows() + "x" + s.columns())
        .containsExactly(
            "0.cell.Wxf 1x2",
            "0.cell.Whf 2x2",
            "0.cell.bf 1x2",
            "0.cell.Wxn 1x2",
            "0.cell.Whn 2x2",
            "0.cell.bn 1x2",
            "head.W 2x1",
            "head.b 1x1");
  }

  private static Network network(Cell cell) {
    return new Nd4jEngine().open(new NetworkShape(cell(cell), 1, 0, 1), DataType.DOUBLE);
  }
}
