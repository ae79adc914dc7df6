package dev.rondo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.engine.Bits;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Three sequences of 4, 1 and 3 real steps, two features, by hand. */
class SummaryTest {

  private static final int[] LENGTHS = {4, 1, 3};
  private static final int STEPS = 4;

  /** Number 100 s + 10 t + j for feature j of step t of sequence s; padding is huge. */
  private static Frames frames() {
    INDArray rows = Nd4j.create(DataType.DOUBLE, STEPS * 3L, 2);
    for (int t = 0; t < STEPS; t++) {
      for (int s = 0; s < 3; s++) {
        for (int j = 0; j < 2; j++) {
          rows.putScalar(t * 3 + s, j, t < LENGTHS[s] ? 100 * s + 10 * t + j : 1e6);
        }
      }
    }
    return new Frames(rows, STEPS, Optional.of(new Mask(LENGTHS, STEPS, DataType.DOUBLE)));
  }

  @Test
  void last_takes_each_last_real_step() {
    assertThat(Bits.of(new LastStep(2).forward(frames())))
        .containsExactly(30, 31, 100, 101, 220, 221);
  }

  @Test
  void last_takes_the_first_step_of_what_was_read_in_reverse() {
    assertThat(Bits.of(new LastStep(1).forward(frames())))
        .containsExactly(30, 1, 100, 101, 220, 201);
  }

  @Test
  void mean_counts_real_steps_alone() {
    assertThat(Bits.of(new MeanOverTime().forward(frames())))
        .containsExactly(15, 16, 100, 101, 210, 211);
  }

  @Test
  void max_looks_at_real_steps_alone() {
    assertThat(Bits.of(new MaxOverTime().forward(frames())))
        .containsExactly(30, 31, 100, 101, 220, 221);
  }

  @Test
  void the_first_of_equals_takes_the_gradient_of_max() {
    INDArray rows = Nd4j.createFromArray(new double[][] {{2}, {5}, {5}, {1}});
    MaxOverTime max = new MaxOverTime();
    max.forward(new Frames(rows, STEPS, Optional.empty()));
    INDArray dx = max.backward(Nd4j.createFromArray(new double[][] {{7}}));
    assertThat(Bits.of(dx)).containsExactly(0, 7, 0, 0);
  }

  @Test
  void attend_weighs_real_steps_by_their_softmax() {
    ParameterLayout layout = new ParameterLayout();
    Builder<Summary> builder = AttendOverTime.of(layout, "0.attend", 2);
    INDArray values =
        Nd4j.createFromArray(0.001, 0.002, -0.003, 0.004, 0.05, -0.06, 2.0, -3.0); // W, b, v
    Summary attend = builder.build(values, values.like());

    INDArray y = attend.forward(frames());

    for (int s = 0; s < 3; s++) {
      double sum = 0;
      double[] weighted = new double[2];
      for (int t = 0; t < LENGTHS[s]; t++) {
        double a = 100.0 * s + 10 * t;
        double b = a + 1;
        double score =
            2 * Math.tanh(a * 0.001 - b * 0.003 + 0.05)
                - 3 * Math.tanh(a * 0.002 + b * 0.004 - 0.06);
        sum += Math.exp(score);
        weighted[0] += Math.exp(score) * a;
        weighted[1] += Math.exp(score) * b;
      }
      assertThat(y.getDouble(s, 0)).isCloseTo(weighted[0] / sum, within(1e-11));
      assertThat(y.getDouble(s, 1)).isCloseTo(weighted[1] / sum, within(1e-11));
    }
  }

  @Test
  void padding_receives_no_gradient() {
    ParameterLayout layout = new ParameterLayout();
    Builder<Summary> attend = AttendOverTime.of(layout, "0.attend", 2);
    INDArray values = layout.initial(1, DataType.DOUBLE);
    Summary[] summaries = {
      new LastStep(2),
      new LastStep(1),
      new MeanOverTime(),
      new MaxOverTime(),
      attend.build(values, values.like())
    };
    for (Summary summary : summaries) {
      INDArray dy = summary.forward(frames()).like().assign(1);
      INDArray dx = summary.backward(dy);
      for (int t = 0; t < STEPS; t++) {
        for (int s = 0; s < 3; s++) {
          if (t >= LENGTHS[s]) {
            assertThat(dx.getRow(t * 3L + s).toDoubleVector()).containsOnly(0);
          }
        }
      }
    }
  }
}
