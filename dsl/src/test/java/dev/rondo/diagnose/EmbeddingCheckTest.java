package dev.rondo.diagnose;

import static dev.rondo.architecture.Architectures.embed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.StackPlan;
import dev.rondo.train.Losses;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradients of a network that reads tokens, of which few are in the examples. */
class EmbeddingCheckTest {

  private static final int TOKENS = 5000;
  private static final int UNITS = 3;
  private static final int N = 6;
  private static final int T = 4;
  private static final TrainingPlan PLAN = TrainingPlan.of(1).quiet();

  private static Network network(Architecture architecture) {
    NetworkShape shape = new NetworkShape(architecture, TOKENS + 1, 0, 2);
    Network network = new Nd4jEngine().open(shape, DataType.DOUBLE);
    network.initialize(3);
    network.parameters().muli(2);
    return network;
  }

  private static Task task() {
    Examples examples =
        new Examples() {
          @Override
          public int size() {
            return N;
          }

          @Override
          public Batch batch(int[] rows, DataType precision) {
            INDArray x = Nd4j.create(precision, rows.length, T, 1);
            INDArray y = Nd4j.create(precision, rows.length, 2);
            for (int i = 0; i < rows.length; i++) {
              for (int t = 0; t < T; t++) {
                x.putScalar(new int[] {i, t, 0}, t == 2 ? 0 : 700 * rows[i] + t);
              }
              y.putScalar(i, 0, rows[i]);
            }
            return Batch.of(x, y);
          }
        };
    return new Task("texts", "texts", examples, Optional.empty(), Losses.mse(), Optional.empty());
  }

  @Test
  void tokens_are_not_moved_and_their_vectors_are_checked() {
    Network network = network(embed(UNITS).gru(2).last());
    GradientReport report = GradientCheck.of(network, task(), PLAN);
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.toTable().stringColumn("gradient by").asList())
        .startsWith(StackPlan.EMBEDDING, "1.gru.Wx")
        .endsWith("head.b", "state 0 h");
  }

  /** Of 15,003 numbers 100 are checked; those that the examples move are among them. */
  @Test
  void a_mistake_in_the_vectors_is_found_among_thousands() {
    Network wrong =
        WrongNetwork.in(
            network(embed(UNITS).gru(2).last()), StackPlan.EMBEDDING, gradient -> gradient.mul(2));
    GradientReport report = GradientCheck.of(wrong, task(), PLAN);
    assertThat(report.passed()).isFalse();
    assertThat(report)
        .asString()
        .contains("every parameter after 0.embed is right: look at its way back first");
  }
}
