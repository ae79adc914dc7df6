package dev.rondo.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Each rule says twice what a step does; both say the same, on every number of a long vector. */
class UpdatersTest {

  /** Some stretches and a part of one. */
  private static final int LENGTH = 3 * 4096 + 77;

  private static final int STEPS = 12;

  static Stream<Optimizer> rules() {
    return Stream.of(
        new Sgd(0.1, 0, false, 0),
        new Sgd(0.1, 0, false, 0.05),
        new Sgd(0.05, 0.9, false, 0),
        new Sgd(0.05, 0.9, true, 0.02),
        Adagrad.of(0.1),
        Adagrad.of(0.1).rateDecay(0.05).start(0.5).epsilon(0.001).weightDecay(0.1),
        RmsProp.of(0.01),
        RmsProp.of(0.01).alpha(0.9).epsilon(0.01).weightDecay(0.1),
        Adam.of(0.01),
        Adam.of(0.02).betas(0.8, 0.95).epsilon(0.001).weightDecay(0.1),
        AdamW.of(0.01),
        AdamW.of(0.02).betas(0.8, 0.95).weightDecay(0.3));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void one_pass_over_floats_is_what_the_operations_do_in_double(Optimizer rule) {
    Updater floats = rule.updater(DataType.FLOAT, LENGTH);
    Updater doubles = rule.updater(DataType.DOUBLE, LENGTH);
    INDArray p = numbers(0);
    INDArray exact = p.castTo(DataType.DOUBLE);
    for (int step = 1; step <= STEPS; step++) {
      INDArray g = numbers(step);
      doubles.step(exact, g.castTo(DataType.DOUBLE), 0.01);
      floats.step(p, g, 0.01);
    }
    assertThat(farthest(p, exact)).isLessThan(2e-6);
    for (int i = 0; i < floats.memory().size(); i++) {
      assertThat(farthest(floats.memory().get(i), doubles.memory().get(i))).isLessThan(2e-5);
    }
    assertThat(farthest(p, numbers(0).castTo(DataType.DOUBLE))).isGreaterThan(0.01);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void one_pass_over_floats_is_what_the_operations_do_bit_for_bit(Optimizer rule) {
    Updater inPieces = rule.updater(DataType.FLOAT, LENGTH);
    Updater inOnePiece = rule.updater(DataType.FLOAT, LENGTH);
    INDArray apart = Nd4j.zeros(DataType.FLOAT, LENGTH, 2);
    INDArray p = apart.get(NDArrayIndex.all(), NDArrayIndex.point(1)); // every other number
    p.assign(numbers(0));
    INDArray q = numbers(0);
    for (int step = 1; step <= STEPS; step++) {
      inPieces.step(p, numbers(step), 0.01);
      inOnePiece.step(q, numbers(step), 0.01);
    }
    assertThat(q.toFloatVector()).isEqualTo(p.dup().toFloatVector());
    for (int i = 0; i < inPieces.memory().size(); i++) {
      assertThat(inOnePiece.memory().get(i).toFloatVector())
          .isEqualTo(inPieces.memory().get(i).toFloatVector());
    }
    assertThat(apart.getColumn(0).toFloatVector()).containsOnly(0f);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void views_in_one_piece_are_changed_in_their_place_alone(Optimizer rule) {
    INDArray all = Nd4j.zeros(DataType.FLOAT, LENGTH + 20);
    INDArray view = all.get(NDArrayIndex.interval(10, LENGTH + 10));
    view.assign(numbers(0));
    INDArray gradients = Nd4j.ones(DataType.FLOAT, LENGTH + 7);
    INDArray gradient = gradients.get(NDArrayIndex.interval(7, LENGTH + 7));
    gradient.assign(numbers(1));
    INDArray whole = numbers(0);
    rule.updater(DataType.FLOAT, LENGTH).step(view, gradient, 0.01);
    rule.updater(DataType.FLOAT, LENGTH).step(whole, numbers(1), 0.01);
    assertThat(view.toFloatVector()).isEqualTo(whole.toFloatVector());
    for (int outside : List.of(0, 9, LENGTH + 10, LENGTH + 19)) {
      assertThat(all.getFloat(outside)).isZero();
    }
  }

  /** Numbers of very different sizes, some of them zero. */
  private static INDArray numbers(int step) {
    CounterRandom random = CounterRandom.keyed(7, Purpose.SPLIT, step);
    float[] numbers = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      double size = Math.pow(10, -(i % 7));
      numbers[i] = i % 11 == 0 ? 0 : (float) (random.nextNormal() * size);
    }
    return Nd4j.createFromArray(numbers);
  }

  private static double farthest(INDArray floats, INDArray doubles) {
    float[] a = floats.toFloatVector();
    double[] b = doubles.toDoubleVector();
    double farthest = 0;
    for (int i = 0; i < a.length; i++) {
      farthest = Math.max(farthest, Math.abs(a[i] - b[i]));
    }
    return farthest;
  }
}
