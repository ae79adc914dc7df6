package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.MeasuredSequences;
import dev.rondo.engine.Bits;
import dev.rondo.engine.FastEngine;
import dev.rondo.train.TrainingPlan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Sequences of 2 to 5 steps, measured by the mean and the last of their values. */
class SequenceRegressorTest {

  private static final int COUNT = 60;
  private static final TrainingPlan PLAN = epochs(15).batch(8).optimizer(adam(0.03)).quiet();

  private static SequenceRegressor model;

  private static int length(int sequence) {
    return 2 + sequence % 4;
  }

  private static double value(int sequence, int step) {
    return (sequence * 31 + step * 17) % 23 / 11.5 - 1;
  }

  private static double mean(int sequence) {
    return IntStream.range(0, length(sequence))
        .mapToDouble(step -> value(sequence, step))
        .average()
        .orElseThrow();
  }

  private static double last(int sequence) {
    return value(sequence, length(sequence) - 1);
  }

  private static Table table(int... sequences) {
    StringColumn id = StringColumn.create("id");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn mean = DoubleColumn.create("mean");
    DoubleColumn last = DoubleColumn.create("last");
    for (int sequence : sequences) {
      for (int step = 0; step < length(sequence); step++) {
        id.append("s" + sequence);
        x.append(value(sequence, step));
        mean.append(mean(sequence));
        last.append(last(sequence));
      }
    }
    return Table.create("measured", id, x, mean, last);
  }

  private static MeasuredSequences declared() {
    return sequences(table(IntStream.range(0, COUNT).toArray()))
        .by("id")
        .features("x")
        .target("mean", "last")
        .split(60, 10, 30);
  }

  @BeforeAll
  static void train() {
    model = declared().model(gru(5).last());
    model.train(PLAN);
  }

  @Test
  void learns_better_than_the_mean() {
    Regression score = model.evaluate();
    assertThat(score.mae()).isLessThan(0.7 * score.meanMae());
    assertThat(score.rmse()).isLessThan(0.8 * score.meanRmse());
  }

  @Test
  void scores_the_test_part_as_counted_by_hand() {
    List<String> training = declared().prepare().trainingIds();
    List<String> test = declared().prepare().testIds();
    assertThat(test).hasSize(18).doesNotContainAnyElementsOf(training);
    double meanOfMeans = training.stream().mapToDouble(id -> mean(number(id))).average().orElse(0);
    double meanOfLast = training.stream().mapToDouble(id -> last(number(id))).average().orElse(0);
    INDArray answers =
        model.predict(table(test.stream().mapToInt(SequenceRegressorTest::number).toArray()));
    assertThat(answers.shape()).containsExactly(18, 2);
    double absolute = 0;
    double squared = 0;
    double rule = 0;
    double ruleSquared = 0;
    for (int i = 0; i < 18; i++) {
      double[] truth = {mean(number(test.get(i))), last(number(test.get(i)))};
      double[] means = {meanOfMeans, meanOfLast};
      for (int k = 0; k < 2; k++) {
        double error = truth[k] - answers.getDouble(i, k);
        absolute += Math.abs(error) / 36;
        squared += error * error / 36;
        rule += Math.abs(truth[k] - means[k]) / 36;
        ruleSquared += (truth[k] - means[k]) * (truth[k] - means[k]) / 36;
      }
    }
    Regression score = model.evaluate();
    assertThat(score.mae()).isCloseTo(absolute, within(1e-6));
    assertThat(score.rmse()).isCloseTo(Math.sqrt(squared), within(1e-6));
    assertThat(score.meanMae()).isCloseTo(rule, within(1e-6));
    assertThat(score.meanRmse()).isCloseTo(Math.sqrt(ruleSquared), within(1e-6));
    assertThat(score.rendering().text())
        .isEqualTo(score.toString())
        .startsWith("MAE ")
        .contains("(mean of the training part: MAE ");
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  @Test
  void padding_and_company_change_no_answer() {
    INDArray x = Nd4j.zeros(DataType.DOUBLE, 2, 5, 1);
    INDArray other = x.add(77);
    for (int i = 0; i < 2; i++) {
      for (int step = 0; step < length(i); step++) {
        x.putScalar(i, step, 0, value(i, step));
        other.putScalar(i, step, 0, value(i, step));
      }
    }
    double[] answers = Bits.of(model.predict(x, 2, 3));
    assertThat(Bits.of(model.predict(other, 2, 3))).containsExactly(answers);
    assertThat(Bits.of(model.predict(table(1))))
        .containsExactly(new double[] {answers[2], answers[3]}, within(1e-5));
    assertThat(Bits.of(model.predict(x))).isNotEqualTo(answers);
  }

  @Test
  void learns_from_arrays() {
    INDArray x = Nd4j.zeros(DataType.DOUBLE, COUNT, 3, 1);
    INDArray y = Nd4j.zeros(DataType.DOUBLE, COUNT);
    for (int i = 0; i < COUNT; i++) {
      for (int step = 0; step < 3; step++) {
        x.putScalar(i, step, 0, value(i, step));
      }
      y.putScalar(i, value(i, 2));
    }
    SequenceRegressor arrays = sequences(x, y).split(60, 10, 30).model(gru(4).last());
    arrays.train(PLAN);
    assertThat(arrays.evaluate().mae()).isLessThan(0.5 * arrays.evaluate().meanMae());
    assertThat(arrays.predict(x).shape()).containsExactly(COUNT, 1);
  }

  @Test
  void says_what_it_is_and_what_is_too_early() {
    SequenceRegressor fresh = declared().model(gru(5).last());
    assertThat(fresh.toString())
        .isEqualTo(
            "gru(5).last(): [batch,time,1] -> [batch,2], "
                + fresh.parameters()
                + " parameters, engine "
                + FastEngine.here().name()
                + ", not trained");
    assertThat(fresh.rendering().text()).isEqualTo(fresh.toString());
    assertThatIllegalStateException()
        .isThrownBy(fresh::evaluate)
        .withMessage("evaluate(): the model is not trained; call train(epochs(100)) first");
  }
}
