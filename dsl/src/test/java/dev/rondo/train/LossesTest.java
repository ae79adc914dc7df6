package dev.rondo.train;

import static dev.rondo.architecture.Architectures.elman;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LossesTest {

  @Test
  void quantiles_weigh_what_lies_above_and_below() {
    INDArray predicted = Nd4j.createFromArray(new double[][] {{1, 2, 5}, {0, 0, 0}});
    INDArray target = Nd4j.createFromArray(new double[][] {{3}, {-1}});
    LossValue value = Losses.quantile(0.1, 0.5, 0.9).of(predicted, target, Optional.empty());
    // errors 2, 1, -2 and -1, -1, -1
    assertThat(value.sum()).isCloseTo(0.1 * 2 + 0.5 * 1 + 0.1 * 2 + 0.9 + 0.5 + 0.1, within(1e-15));
    assertThat(value.weight()).isEqualTo(6);
    assertThat(Bits.of(value.gradient()))
        .containsExactly(new double[] {-0.1, -0.5, 0.1, 0.9, 0.5, 0.1}, within(1e-15));
  }

  @Test
  void a_quantile_of_several_targets_keeps_each_ones_outputs_together() {
    INDArray predicted = Nd4j.createFromArray(new double[][] {{1, 2, 30, 40}});
    INDArray target = Nd4j.createFromArray(new double[][] {{2, 30}});
    INDArray weight = Nd4j.createFromArray(new double[][] {{1, 3}});
    LossValue value = Losses.quantile(0.2, 0.8).of(predicted, target, Optional.of(weight));
    assertThat(value.sum()).isCloseTo(0.2 + 0 + 0 + 3 * 0.2 * 10, within(1e-14));
    assertThat(value.weight()).isEqualTo(8);
    assertThat(Losses.quantile(0.2, 0.8).outputsPerTarget()).isEqualTo(2);
    assertThat(Losses.mse().outputsPerTarget()).isEqualTo(1);
  }

  @Test
  void large_scores_overflow_no_softmax() {
    INDArray scores = Nd4j.createFromArray(new double[][] {{1e4, -1e4, 0}});
    INDArray right = Nd4j.createFromArray(new double[][] {{1, 0, 0}});
    INDArray wrong = Nd4j.createFromArray(new double[][] {{0, 1, 0}});
    assertThat(Losses.crossEntropy().of(scores, right, Optional.empty()).mean()).isZero();
    assertThat(Losses.crossEntropy().of(scores, wrong, Optional.empty()).mean()).isEqualTo(2e4);
  }

  @Test
  void the_numbers_of_classes_count_as_their_shares_would() {
    INDArray scores =
        Nd4j.createFromArray(new double[][][] {{{1, 2, -3}, {0, 4, 1}}, {{9, 9, 9}, {-1, 2, 5}}});
    INDArray numbers = Nd4j.createFromArray(new double[][][] {{{2}, {1}}, {{7}, {0}}});
    INDArray weight = Nd4j.createFromArray(new double[][][] {{{1}, {2.5}}, {{0}, {1}}});
    INDArray shares = Nd4j.zeros(DataType.DOUBLE, 2, 2, 3);
    shares.putScalar(new int[] {0, 0, 2}, 1);
    shares.putScalar(new int[] {0, 1, 1}, 1);
    shares.putScalar(new int[] {1, 1, 0}, 1);
    LossValue byNumber = Losses.crossEntropy().of(scores, numbers, Optional.of(weight));
    LossValue byShare =
        Losses.crossEntropy().of(scores, shares, Optional.of(weight.broadcast(2, 2, 3)));
    assertThat(byNumber.sum()).isEqualTo(byShare.sum()).isGreaterThan(1);
    assertThat(byNumber.weight()).isEqualTo(byShare.weight()).isEqualTo(4.5);
    assertThat(Bits.of(byNumber.gradient())).isEqualTo(Bits.of(byShare.gradient()));
  }

  @Test
  void what_is_no_number_of_a_class_is_refused() {
    INDArray scores = Nd4j.zeros(DataType.DOUBLE, 1, 3);
    for (double number : new double[] {3, -1, 0.5}) {
      INDArray target = Nd4j.createFromArray(new double[][] {{number}});
      refuses(
          Losses.crossEntropy(),
          scores,
          target,
          "crossEntropy(): expects class numbers from 0 to 2, got " + Numbers.plain(number));
    }
  }

  @Test
  void a_float_network_gets_float_gradients() {
    INDArray p = Nd4j.zeros(DataType.FLOAT, 2, 3);
    INDArray y = Nd4j.ones(DataType.FLOAT, 2, 3);
    for (Loss loss : new Loss[] {Losses.mse(), Losses.crossEntropy(), Losses.quantile(0.5)}) {
      INDArray gradient = loss.of(p, y, Optional.empty()).meanGradient();
      assertThat(gradient.dataType()).as("%s", loss).isEqualTo(DataType.FLOAT);
      assertThat(gradient.shape()).containsExactly(2, 3);
    }
  }

  @Test
  void what_counts_nothing_has_no_loss_and_no_gradient() {
    INDArray p = Nd4j.ones(DataType.DOUBLE, 2, 3);
    INDArray zero = Nd4j.zeros(DataType.DOUBLE, 2, 3);
    for (Loss loss : new Loss[] {Losses.mse(), Losses.crossEntropy(), Losses.quantile(0.5)}) {
      LossValue value = loss.of(p, p.mul(7), Optional.of(zero));
      assertThat(value.mean()).as("%s", loss).isZero();
      assertThat(value.meanGradient().amaxNumber().doubleValue()).isZero();
    }
  }

  @Test
  void shapes_that_do_not_fit_are_named() {
    INDArray p = Nd4j.zeros(DataType.DOUBLE, 2, 3);
    INDArray y = Nd4j.zeros(DataType.DOUBLE, 2, 1);
    INDArray two = Nd4j.zeros(DataType.DOUBLE, 2, 2);
    refuses(
        Losses.mse(),
        p,
        y,
        "mse(): expects predictions and targets of one shape, got [2, 3] and [2, 1]");
    refuses(
        Losses.crossEntropy(),
        p,
        two,
        "crossEntropy(): expects predictions and targets of one shape, got [2, 3] and [2, 2]");
    refuses(
        Losses.quantile(0.1, 0.9),
        p,
        y,
        "quantile(0.1, 0.9): expects 2 outputs for each target, got predictions [2, 3] for targets"
            + " [2, 1]");
  }

  private static void refuses(Loss loss, INDArray p, INDArray y, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.of(p, y, Optional.empty()))
        .withMessage(message);
  }

  @Test
  void a_users_own_loss_is_learned_from() {
    Loss own =
        Losses.elementwise(
            "logcosh", (p, y) -> Math.log(Math.cosh(p - y)), (p, y) -> Math.tanh(p - y));
    Network network = Sequences.network(elman(4).last());
    TrainingPlan plan = TrainingPlan.of(15).loss(own).optimizer(Adam.of(0.05)).quiet();
    Run run = Run.prepare(network, Sequences.means(20, 3, 1).task(), plan).resume();
    assertThat(run.plan()).hasToString("epochs(15).optimizer(adam(0.05)).loss(logcosh).quiet()");
    assertThat(run.history().epochs().get(14).trainLoss())
        .isLessThan(run.history().epochs().get(0).trainLoss() / 4);
  }
}
