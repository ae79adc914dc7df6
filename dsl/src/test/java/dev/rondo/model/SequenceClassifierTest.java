package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.quantile;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.LabelledSequences;
import dev.rondo.data.PreparedSequences;
import dev.rondo.engine.FastEngine;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Sequences of 3 to 7 steps that rise or fall: a class that anyone can see. */
class SequenceClassifierTest {

  private static final String RISING = "↗ steigend";
  private static final String FALLING = "падает";
  private static final TrainingPlan PLAN =
      epochs(12).batch(8).optimizer(adam(0.03)).validation(0).quiet();

  private static SequenceClassifier model;
  private static Run run;

  private static boolean rises(int sequence) {
    return sequence % 3 == 0;
  }

  private static int length(int sequence) {
    return 3 + sequence % 5;
  }

  private static double value(int sequence, int step) {
    return (rises(sequence) ? 1 : -1) * (0.5 * step + sequence % 4 * 0.1) + sequence % 7 * 0.2;
  }

  private static Table table(int... sequences) {
    IntColumn id = IntColumn.create("id");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn weight = DoubleColumn.create("w");
    StringColumn label = StringColumn.create("label");
    for (int sequence : sequences) {
      for (int step = 0; step < length(sequence); step++) {
        id.append(sequence);
        x.append(value(sequence, step));
        weight.append(rises(sequence) ? 1 : 0);
        label.append(rises(sequence) ? RISING : FALLING);
      }
    }
    return Table.create("ramps", id, x, weight, label);
  }

  private static int[] all() {
    return IntStream.range(0, 60).toArray();
  }

  private static LabelledSequences declared() {
    return sequences(table(all())).by("id").features("x").label("label").split(60, 10, 30);
  }

  /** The same as arrays, the padding filled with a value. */
  private static INDArray x(double padding, int... sequences) {
    INDArray x = Nd4j.valueArrayOf(new long[] {sequences.length, 7, 1}, padding, DataType.DOUBLE);
    for (int i = 0; i < sequences.length; i++) {
      for (int step = 0; step < length(sequences[i]); step++) {
        x.putScalar(i, step, 0, value(sequences[i], step));
      }
    }
    return x;
  }

  private static int[] lengths(int... sequences) {
    return Arrays.stream(sequences).map(SequenceClassifierTest::length).toArray();
  }

  @BeforeAll
  static void train() {
    model = declared().model(gru(4).last());
    run = model.train(PLAN);
  }

  @Test
  void refuses_an_embedding_of_numbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SequenceClassifier.of(declared().prepare(), embed(8).gru(4).last()))
        .withMessage(
            "embed(8).gru(4).last(): embed(8) gives words and characters their vectors, and these"
                + " data are numbers; leave it out");
  }

  @Test
  void learns_to_tell_ragged_sequences_apart() {
    assertThat(model.evaluate().accuracy()).isGreaterThan(0.9);
    assertThat(model.evaluate().majorityAccuracy()).isLessThan(0.75);
    assertThat(run.history().epochs()).hasSize(12);
    assertThat(run.model(SequenceClassifier.class)).isSameAs(model);
  }

  @Test
  void scores_the_test_part_as_counted_by_hand() {
    PreparedSequences data = declared().prepare();
    int[] ids = data.testIds().stream().mapToInt(Integer::parseInt).toArray();
    assertThat(ids).hasSize(18);
    // one epoch: a classifier that is often wrong
    SequenceClassifier poor = declared().model(lstm(1).mean());
    poor.train(PLAN.epochs(1).seed(3));
    List<String> answers = poor.predict(table(ids)).labels();
    long right = 0;
    long falling = 0;
    for (int i = 0; i < ids.length; i++) {
      right += answers.get(i).equals(rises(ids[i]) ? RISING : FALLING) ? 1 : 0;
      falling += rises(ids[i]) ? 0 : 1;
    }
    Classification score = poor.evaluate();
    assertThat(score.accuracy()).isCloseTo(right / 18.0, within(1e-12));
    // two of three fall in training too: the commonest class
    assertThat(Arrays.stream(data.trainingClasses()).mapToObj(poor.labels()::get))
        .containsExactlyElementsOf(
            data.trainingIds().stream()
                .map(id -> rises(Integer.parseInt(id)) ? RISING : FALLING)
                .toList());
    assertThat(score.majorityAccuracy()).isCloseTo(falling / 18.0, within(1e-12));
    assertThat(score.confusion().total()).isEqualTo(18);
    Table table = score.toTable();
    assertThat(table.stringColumn("class").asList()).containsExactlyElementsOf(poor.labels());
    assertThat(table.longColumn("examples").asObjectArray())
        .containsExactlyInAnyOrder(falling, 18 - falling);
    assertThat(score.plot().text()).contains(RISING, FALLING);
    assertThat(score.toString()).startsWith("accuracy ").contains("on 18 examples");
  }

  @Test
  void answers_each_sequence_with_probabilities() {
    Predictions answers = model.predict(table(0, 1, 2, 3));
    assertThat(answers.labels()).containsExactly(RISING, FALLING, FALLING, RISING);
    assertThat(answers.size()).isEqualTo(4);
    for (int row = 0; row < 4; row++) {
      double sum = answers.probability(row, RISING) + answers.probability(row, FALLING);
      assertThat(sum).isCloseTo(1, within(1e-12));
      assertThat(answers.probability(row, answers.labels().get(row))).isGreaterThan(0.5);
    }
    Table table = answers.toTable();
    assertThat(table.columnNames())
        .containsExactly("label", "p(" + FALLING + ")", "p(" + RISING + ")");
    assertThat(table.doubleColumn("p(" + FALLING + ")").getDouble(1))
        .isEqualTo(answers.probability(1, FALLING));
    assertThat(answers).hasToString("predictions for 4 sequences");
    assertThat(answers.rendering().text()).startsWith("predictions for 4 sequences").contains("↗");
    assertThat(model.predict(table(5))).hasToString("predictions for 1 sequence");
  }

  @Test
  void refuses_a_class_or_a_row_that_is_not_there() {
    Predictions answers = model.predict(table(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answers.probability(0, "level"))
        .withMessage(
            "probability(0, \"level\"): the classes are [" + FALLING + ", " + RISING + "]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answers.probability(2, RISING))
        .withMessage("probability(2, \"" + RISING + "\"): there are rows 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answers.probability(-1, RISING))
        .withMessage("probability(-1, \"" + RISING + "\"): there are rows 0 to 1");
  }

  @Test
  void padding_and_company_change_no_answer() {
    int[] some = {0, 1, 2, 7, 9};
    double[] padded = probabilities(model.predict(x(0, some), lengths(some)));
    assertThat(probabilities(model.predict(x(1e6, some), lengths(some)))).containsExactly(padded);
    assertThat(probabilities(model.predict(table(some)))).containsExactly(padded);
    for (int i = 0; i < some.length; i++) {
      assertThat(model.predict(table(some[i])).probability(0, RISING))
          .isCloseTo(padded[i], within(1e-5));
    }
  }

  private static double[] probabilities(Predictions answers) {
    return IntStream.range(0, answers.size())
        .mapToDouble(row -> answers.probability(row, RISING))
        .toArray();
  }

  @Test
  void learns_the_same_from_arrays_whatever_their_padding() {
    INDArray y =
        Nd4j.createFromArray(Arrays.stream(all()).mapToDouble(i -> rises(i) ? 1 : 0).toArray());
    SequenceClassifier[] models = new SequenceClassifier[2];
    for (int i = 0; i < 2; i++) {
      models[i] =
          sequences(x(1000 * i, all()), y)
              .lengths(lengths(all()))
              .classes()
              .split(60, 10, 30)
              .model(gru(4).last());
      models[i].train(PLAN);
    }
    assertThat(models[0].labels()).containsExactly("0", "1");
    assertThat(models[0].evaluate().accuracy()).isGreaterThan(0.9);
    int[] some = {0, 1, 5, 8};
    Predictions one = models[0].predict(x(3, some), lengths(some));
    Predictions other = models[1].predict(x(3, some), lengths(some));
    assertThat(one.toTable().doubleColumn("p(1)").asDoubleArray())
        .containsExactly(other.toTable().doubleColumn("p(1)").asDoubleArray());
  }

  @Test
  void what_weighs_nothing_is_not_learned_from() {
    SequenceClassifier weighed =
        sequences(table(all()))
            .by("id")
            .features("x")
            .weight("w")
            .label("label")
            .split(60, 10, 30)
            .model(gru(4).last());
    weighed.train(PLAN);
    assertThat(weighed.predict(table(all())).labels()).containsOnly(RISING);
  }

  @Test
  void watches_the_validation_part_of_the_split() {
    SequenceClassifier watched = declared().model(gru(2).last());
    Run watchedRun = watched.train(PLAN.epochs(2).validation(0.1).patience(1));
    assertThat(watchedRun.history().bestEpoch()).isPresent();
    assertThat(run.history().bestEpoch()).isEmpty();
  }

  @Test
  void says_what_it_is() {
    SequenceClassifier fresh = declared().model(gru(4).last());
    assertThat(fresh.toString())
        .isEqualTo(
            "gru(4).last(): [batch,time,1] -> [batch,2], "
                + fresh.parameters()
                + " parameters, engine "
                + FastEngine.here().name()
                + ", not trained, 2 classes");
    assertThat(model.rendering().text())
        .endsWith("engine " + FastEngine.here().name() + ", trained, 2 classes");
  }

  @Test
  void refuses_what_is_too_early_or_does_not_fit() {
    SequenceClassifier fresh = declared().model(gru(4).last());
    String rest = ": the model is not trained; call train(epochs(100)) first";
    assertThatIllegalStateException()
        .isThrownBy(() -> fresh.predict(table(1)))
        .withMessage("predict" + rest);
    assertThatIllegalStateException().isThrownBy(fresh::evaluate).withMessage("evaluate()" + rest);
    assertThatIllegalStateException()
        .isThrownBy(() -> declared().split(90, 10, 0).model(gru(4).last()).evaluate())
        .withMessage(
            "evaluate(): the test part is empty; keep some sequences with .split(80, 10, 10)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fresh.train(PLAN.loss(quantile(0.1, 0.9))))
        .withMessage(
            "loss(quantile(0.1, 0.9)): gives 2 values for each target, a sequence has 1; take"
                + " another loss, such as mae()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(Nd4j.zeros(2, 3, 4)))
        .withMessage("new data: x has 4 features a step; expected 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(table(1).removeColumns("x")))
        .withMessage(
            "new data: there is no column 'x'; did you mean 'w'? the columns are 'id', 'w', 'label'");
  }
}
