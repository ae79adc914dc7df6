package dev.rondo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.engine.Bits;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GaussianTest {

  private static final Loss LOSS = Losses.gaussian();

  private static LossValue loss(double mu, double r, double y) {
    INDArray predicted = Nd4j.createFromArray(new double[][] {{mu, r}});
    return LOSS.of(predicted, Nd4j.createFromArray(new double[][] {{y}}), Optional.empty());
  }

  @Test
  void is_the_whole_negative_log_likelihood() {
    // softplus(log(e - 1)) is 1, and the floor makes it 1.0001
    double r = Math.log(Math.E - 1);
    double sigma = 1.0001;
    double expected =
        0.5 * Math.log(2 * Math.PI) + Math.log(sigma) + 0.5 * Math.pow((5 - 2) / sigma, 2);
    LossValue value = loss(2, r, 5);
    assertThat(value.sum()).isCloseTo(expected, within(1e-14));
    assertThat(value.weight()).isEqualTo(1);
    double slope = 1 / (1 + Math.exp(-r));
    assertThat(Bits.of(value.gradient()))
        .containsExactly(
            new double[] {-3 / (sigma * sigma), (1 / sigma - 9 / (sigma * sigma * sigma)) * slope},
            within(1e-13));
  }

  @Test
  void keeps_the_two_outputs_of_each_target_together_and_weighs_targets() {
    INDArray predicted = Nd4j.createFromArray(new double[][] {{1, 0.5, -2, 1.5}});
    INDArray target = Nd4j.createFromArray(new double[][] {{2, -3}});
    INDArray weight = Nd4j.createFromArray(new double[][] {{1, 3}});
    LossValue both = LOSS.of(predicted, target, Optional.of(weight));
    LossValue first = loss(1, 0.5, 2);
    LossValue second = loss(-2, 1.5, -3);
    assertThat(both.sum()).isCloseTo(first.sum() + 3 * second.sum(), within(1e-14));
    assertThat(both.weight()).isEqualTo(4);
    double[] a = Bits.of(first.gradient());
    double[] b = Bits.of(second.gradient());
    assertThat(Bits.of(both.gradient()))
        .containsExactly(new double[] {a[0], a[1], 3 * b[0], 3 * b[1]}, within(1e-14));
    assertThat(LOSS.outputsPerTarget()).isEqualTo(2);
    assertThat(LOSS.quantiles()).isEmpty();
    assertThat(LOSS).hasToString("gaussian()");
  }

  @Test
  void any_raw_deviation_gives_a_finite_loss_and_gradient() {
    for (double r : new double[] {-1e300, -1e4, -750, -40, 0, 40, 750, 1e4, 1e150}) {
      LossValue value = loss(0, r, 0.5);
      assertThat(value.sum()).as("loss at r = %s", r).isFinite();
      for (double slope : Bits.of(value.gradient())) {
        assertThat(slope).as("gradient at r = %s", r).isFinite();
      }
      assertThat(Gaussian.ofOutputs(0, r).deviation()).isGreaterThanOrEqualTo(1e-4);
    }
    assertThat(Gaussian.ofOutputs(3, -800)).isEqualTo(new Gaussian(3, 1e-4));
    assertThat(Gaussian.ofOutputs(3, 800)).isEqualTo(new Gaussian(3, 800.0001));
  }

  @Test
  void what_counts_nothing_changes_nothing() {
    INDArray predicted = Nd4j.createFromArray(new double[][] {{1, 2, Double.NaN, Double.NaN}});
    INDArray target = Nd4j.createFromArray(new double[][] {{1.5, 7}});
    INDArray weight = Nd4j.createFromArray(new double[][] {{1, 0}});
    LossValue value = LOSS.of(predicted, target, Optional.of(weight));
    assertThat(value.sum()).isEqualTo(loss(1, 2, 1.5).sum());
    assertThat(value.gradient().getDouble(0, 2)).isZero();
    assertThat(value.gradient().getDouble(0, 3)).isZero();
  }

  @Test
  void a_float_network_gets_float_gradients() {
    INDArray predicted = Nd4j.ones(DataType.FLOAT, 2, 3, 4);
    LossValue value = LOSS.of(predicted, Nd4j.ones(DataType.FLOAT, 2, 3, 2), Optional.empty());
    assertThat(value.meanGradient().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(value.meanGradient().shape()).containsExactly(2, 3, 4);
  }

  @Test
  void outputs_that_do_not_fit_the_targets_are_named() {
    INDArray predicted = Nd4j.zeros(DataType.DOUBLE, 2, 3);
    INDArray target = Nd4j.zeros(DataType.DOUBLE, 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LOSS.of(predicted, target, Optional.empty()))
        .withMessage(
            "gaussian(): expects 2 outputs for each target, got predictions [2, 3] for targets [2,"
                + " 3]");
  }

  @Test
  void draws_have_its_mean_and_deviation() {
    CounterRandom random = CounterRandom.keyed(3, Purpose.PATHS);
    Gaussian said = new Gaussian(-4, 2.5);
    int n = 50_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double z = said.score(said.draw(random));
      sum += z;
      squares += z * z;
    }
    assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
  }
}
