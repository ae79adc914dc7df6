package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SequencesTest {

  private static final String WALKS =
      Csv.lines(
          "id,t,x,y,note,class,w,speed",
          "a,2,3,30,slow,walk,1,1.5",
          "b,1,7,70,fast,run,2,9",
          "a,1,1,10,slow,walk,1,1.5",
          "a,10,5,50,slow,walk,1,1.5");

  @Test
  void gathers_the_rows_of_a_sequence_in_order_of_time() {
    PreparedSequences prepared =
        Sequences.of(Csv.table(WALKS))
            .by("id")
            .features("x", "y")
            .time("t")
            .weight("w")
            .label("class")
            .split(100, 0, 0)
            .prepare();
    assertThat(prepared.features()).containsExactly("x", "y");
    assertThat(prepared.labels()).containsExactly("run", "walk");
    assertThat(prepared.trainingIds()).containsExactly("a", "b");
    Batch batch = prepared.training().batch(new int[] {0, 1}, DataType.FLOAT);
    assertThat(batch.x().shape()).containsExactly(2, 3, 2);
    assertThat(batch.x().slice(0).getColumn(0).toDoubleVector()).containsExactly(1, 3, 5);
    assertThat(batch.x().slice(1).getColumn(1).toDoubleVector()).containsExactly(70, 0, 0);
    assertThat(batch.lengths().orElseThrow()).containsExactly(3, 1);
    assertThat(batch.target().toDoubleMatrix()).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}});
    assertThat(batch.weight().orElseThrow().toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{1, 1}, {2, 2}});
    assertThat(prepared.training().batch(new int[] {1}, DataType.FLOAT).lengths()).isEmpty();
  }

  @Test
  void takes_all_other_columns_of_numbers_as_features() {
    MeasuredSequences walks = Sequences.of(Csv.table(WALKS)).by("id").target("speed");
    PreparedSequences prepared = walks.split(100, 0, 0).prepare();
    assertThat(prepared.features()).containsExactly("t", "x", "y", "w");
    assertThat(prepared.labels()).isEmpty();
    assertThat(prepared.outputWidth()).isEqualTo(1);
    assertThat(
            prepared.training().batch(new int[] {1, 0}, DataType.DOUBLE).target().toDoubleVector())
        .containsExactly(9, 1.5);
    assertThat(walks.split(100, 0, 0).seed(3).standardize().toString())
        .isEqualTo(
            "sequences(table).by(\"id\").target(\"speed\").split(100, 0, 0).seed(3).standardize()");
  }

  @Test
  void standardises_on_the_real_steps_of_the_training_part() {
    PreparedSequences prepared =
        Sequences.of(Csv.table(WALKS))
            .by("id")
            .features("x")
            .target("speed")
            .split(100, 0, 0)
            .standardize()
            .prepare();
    Batch batch = prepared.training().batch(new int[] {0, 1}, DataType.DOUBLE);
    double deviation = Math.sqrt(5); // of 1, 3, 5, 7 about 4
    assertThat(batch.x().slice(0).toDoubleMatrix()[0][0]).isCloseTo(-1 / deviation, within(1e-12));
    assertThat(batch.x().slice(1).toDoubleMatrix()[0][0]).isCloseTo(3 / deviation, within(1e-12));
    assertThat(batch.x().slice(1).toDoubleMatrix()[2][0]).isZero();
    Inputs fresh = prepared.inputs(Csv.table("id,x\nq,4\nq,9\n"), DataType.DOUBLE);
    assertThat(fresh.x().ravel().toDoubleVector())
        .containsExactly(new double[] {0, 5 / deviation}, within(1e-12));
  }

  @Test
  void shares_every_class_out_by_its_part() {
    StringBuilder csv = new StringBuilder("id,x,class\n");
    for (int i = 0; i < 200; i++) {
      csv.append("%d,%d,%s%n".formatted(i, i, i % 4 == 0 ? "rare" : "common"));
    }
    LabelledSequences sequences = Sequences.of(Csv.table(csv.toString())).by("id").label("class");
    PreparedSequences prepared = sequences.split(80, 10, 10).seed(7).prepare();
    assertThat(prepared.training().size()).isEqualTo(160);
    assertThat(prepared.validation().size()).isEqualTo(20);
    assertThat(prepared.test().size()).isEqualTo(20);
    assertThat(Arrays.stream(prepared.trainingClasses()).filter(c -> c == 1)).hasSize(40);
    assertThat(Arrays.stream(prepared.testClasses()).filter(c -> c == 1)).hasSize(5);
    assertThat(
            Stream.of(prepared.trainingIds(), prepared.validationIds(), prepared.testIds())
                .flatMap(List::stream))
        .doesNotHaveDuplicates()
        .hasSize(200);
    assertThat(sequences.seed(7).prepare().testIds()).isEqualTo(prepared.testIds());
    assertThat(sequences.seed(8).prepare().testIds()).isNotEqualTo(prepared.testIds());
  }

  @Test
  void changing_what_is_held_out_changes_no_scale() {
    StringBuilder csv = new StringBuilder("id,x,y\n");
    for (int i = 0; i < 40; i++) {
      csv.append("%d,%d,%d%n".formatted(i, i, i));
    }
    Sequences one = Sequences.of(Csv.table(csv.toString())).by("id").features("x");
    PreparedSequences before = one.target("y").standardize().prepare();
    String changed = csv.toString();
    for (String id : before.testIds()) {
      changed = changed.replace("\n" + id + "," + id + ",", "\n" + id + ",9999,");
    }
    PreparedSequences after =
        Sequences.of(Csv.table(changed)).by("id").features("x").target("y").standardize().prepare();
    int[] all = IntStream.range(0, before.training().size()).toArray();
    assertThat(after.training().batch(all, DataType.DOUBLE).x())
        .isEqualTo(before.training().batch(all, DataType.DOUBLE).x());
    assertThat(after.test().batch(new int[] {0}, DataType.DOUBLE).x())
        .isNotEqualTo(before.test().batch(new int[] {0}, DataType.DOUBLE).x());
  }

  @Test
  void takes_arrays_with_lengths() {
    INDArray x = Nd4j.createFromArray(new double[][][] {{{1}, {2}}, {{3}, {Double.NaN}}});
    ArraySequences arrays =
        ArraySequences.of(Nd4j.zeros(DataType.DOUBLE, 2, 2, 1), Nd4j.createFromArray(0.0, 1.0));
    assertThat(arrays.toString()).isEqualTo("sequences(x, y)");
    assertThat(arrays.split(100, 0, 0).prepare().training().size()).isEqualTo(2);
    assertThatThrownBy(() -> ArraySequences.of(x, Nd4j.createFromArray(0.0, 1.0)).measured())
        .hasMessage("sequences(x, y): x[1, 1, 0] is NaN; expected finite numbers");
    LabelledSequences labelled =
        ArraySequences.of(x, Nd4j.createFromArray(1.0, 0.0)).lengths(2, 1).classes();
    assertThat(labelled.toString()).isEqualTo("sequences(x, y).lengths(2, 1).classes()");
    PreparedSequences prepared = labelled.split(100, 0, 0).prepare();
    x.putScalar(new int[] {0, 0, 0}, -5);
    Batch batch = prepared.training().batch(new int[] {0, 1}, DataType.DOUBLE);
    assertThat(batch.x().ravel().toDoubleVector()).containsExactly(1, 2, 3, 0);
    assertThat(batch.lengths().orElseThrow()).containsExactly(2, 1);
    assertThat(batch.target().toDoubleMatrix()).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}});
    assertThat(prepared.inputs(x, new int[] {1, 1}, DataType.DOUBLE).x().shape())
        .containsExactly(2, 1, 1);
  }

  record Bad(Executable declared, String message) {

    @Override
    public String toString() {
      return message;
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void is_refused_in_one_clear_sentence(Bad bad) {
    assertThatThrownBy(bad.declared()::execute)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(bad.message());
  }

  static Stream<Bad> bad() {
    Sequences walks = Sequences.of(Csv.table(WALKS)).by("id");
    INDArray x = Nd4j.zeros(DataType.DOUBLE, 2, 3, 1);
    INDArray y = Nd4j.createFromArray(0.0, 1.0);
    PreparedSequences arrays = ArraySequences.of(x, y).split(100, 0, 0).prepare();
    return Stream.of(
        new Bad(
            () -> Sequences.of(Csv.table(WALKS)).label("class"),
            "sequences: no column tells the sequences apart; name it with .by(...)"),
        new Bad(
            () -> walks.label("clas"),
            "label(\"clas\"): there is no column 'clas'; did you mean 'class'? the columns are"
                + " 'id', 't', 'x', 'y', 'note', 'class', 'w', 'speed'"),
        new Bad(
            () -> walks.features("x").label("x"),
            "label(\"x\"): column 'x' is already a feature; give a column one use"),
        new Bad(
            walks::features,
            "features(): name a column; the columns are 'id', 't', 'x', 'y', 'note', 'class', 'w',"
                + " 'speed'"),
        new Bad(
            () -> walks.features("note").label("class"),
            "sequences: column 'note', row 1: 'slow' is not a number; correct the cell"),
        new Bad(
            () -> read(WALKS.replace(",7,", ",n/a,")).label("class"),
            "sequences: column 'x', row 2: 'n/a' is not a number; fill in the cell or drop the"
                + " row"),
        new Bad(
            () -> read(WALKS.replace("b,1,", ",1,")).label("class"),
            "sequences: column 'id', row 2: the cell is empty; name the sequence of this row"),
        new Bad(
            () -> read(WALKS.replace("a,10,", "a,2,")).time("t").label("class"),
            "sequences: column 't', row 4: '2' is in row 1 of sequence 'a' too; expected each time"
                + " once"),
        new Bad(
            () -> read(WALKS.replace("10,slow,walk", "10,slow,run")).label("class"),
            "sequences: column 'class', row 3: 'run', but 'walk' in row 1 of sequence 'a'; a"
                + " sequence has one label"),
        new Bad(
            () -> read(WALKS.replace("run", "")).label("class"),
            "sequences: column 'class', row 2: the cell is empty; every sequence needs its label"),
        new Bad(
            () -> read(WALKS.replace("run", "walk")).label("class"),
            "label(\"class\"): all sequences are 'walk'; expected at least 2 classes"),
        new Bad(
            () -> walks.target("speed", "x"),
            "sequences: column 'x', row 3: '1', but '3' in row 1 of sequence 'a'; a sequence has"
                + " one target"),
        new Bad(
            () -> read(WALKS.replace("run,2", "run,-2")).weight("w").label("class"),
            "sequences: column 'w', row 2: a weight of -2; weights are at least 0"),
        new Bad(
            () -> read("id,c\n1,a\n2,b\n").label("c"),
            "sequences: no column of numbers is left for the features; the columns are 'id', 'c'"),
        new Bad(
            () -> walks.label("class").split(80, 10, 20),
            "split(80, 10, 20): shares are per cent and add up to 100 with something to train on,"
                + " e.g. .split(80, 10, 10)"),
        new Bad(
            () -> ArraySequences.of(Nd4j.zeros(2, 3), y),
            "sequences(x, y): x has shape [2, 3]; expected [batch, time, feature]"),
        new Bad(
            () -> ArraySequences.of(x, Nd4j.createFromArray(0.0, 1.0, 2.0)),
            "sequences(x, y): y has shape [3]; expected [2] or [2, targets], one answer a sequence"
                + " of x"),
        new Bad(
            () -> ArraySequences.of(x, y).lengths(1),
            "lengths(...): 1 length for 2 sequences; expected one each"),
        new Bad(
            () -> ArraySequences.of(x, y).lengths(1, 4),
            "lengths(...): sequence 1 has length 4; expected 1 to 3"),
        new Bad(
            () -> ArraySequences.of(x, Nd4j.createFromArray(0.0, 1.5)).classes(),
            "classes(): y[1] is 1.5; class numbers are 0, 1, 2..."),
        new Bad(
            () -> ArraySequences.of(x, Nd4j.zeros(DataType.DOUBLE, 2, 2)).classes(),
            "classes(): y has 2 answers a sequence; expected one class number each, y [N]"),
        new Bad(
            () -> ArraySequences.of(x, Nd4j.createFromArray(1.0, 1.0)).classes(),
            "classes(): all sequences are '1'; expected at least 2 classes"),
        new Bad(
            () -> arrays.inputs(Csv.table("a\n1\n"), DataType.FLOAT),
            "new data: the sequences came as arrays; give new ones as an array [N,T,F]"),
        new Bad(
            () -> arrays.inputs(Nd4j.zeros(1, 1, 2), new int[0], DataType.FLOAT),
            "new data: x has 2 features a step; expected 1"),
        new Bad(
            () -> walks.label("class").prepare().inputs(Csv.table("id,t\n1,2\n"), DataType.FLOAT),
            "new data: there is no column 'x'; did you mean 't'? the columns are 'id', 't'"));
  }

  private static Sequences read(String csv) {
    return Sequences.of(Csv.table(csv)).by("id");
  }
}
