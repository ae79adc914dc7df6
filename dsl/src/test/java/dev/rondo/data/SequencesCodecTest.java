package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.Table;

/** What is known of sequences goes into a file and comes out the same. */
class SequencesCodecTest {

  private static final Table TABLE =
      Csv.table("id,t,x,z,kind,size\na,2,5,1,up,3\na,1,2,2,up,3\nb,1,4,3,down,1\nb,2,6,4,down,1\n");

  private static Sequences declared() {
    return Sequences.of(TABLE).by("id").time("t");
  }

  private static LabelledSequences labelled() {
    return declared().features("x", "z").label("kind").standardize();
  }

  static Stream<PreparedSequences> every_way() {
    INDArray x = Nd4j.arange(24).reshape(4, 3, 2);
    return Stream.of(
        labelled().prepare(),
        declared().features("z").target("size").prepare(),
        ArraySequences.of(x, Nd4j.arange(4)).classes().prepare(),
        ArraySequences.of(x, Nd4j.arange(8).reshape(4, 2)).standardize().prepare());
  }

  @ParameterizedTest
  @MethodSource("every_way")
  void all_that_is_known_comes_back(PreparedSequences sequences) {
    String json = Json.write(sequences.tree());
    PreparedSequences read = PreparedSequences.read(fields(json));
    assertThat(read.hasData()).isFalse();
    assertThat(read.labels()).isEqualTo(sequences.labels());
    assertThat(read.features()).isEqualTo(sequences.features());
    assertThat(read.outputWidth()).isEqualTo(sequences.outputWidth());
    assertThat(Json.write(read.tree())).isEqualTo(json);
  }

  @Test
  void a_new_table_is_seen_through_the_scales_of_the_file() {
    PreparedSequences sequences = labelled().prepare();
    PreparedSequences read = PreparedSequences.read(fields(Json.write(sequences.tree())));
    assertThat(read.inputs(TABLE, DataType.DOUBLE).x())
        .isEqualTo(sequences.inputs(TABLE, DataType.DOUBLE).x());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> arrays().inputs(TABLE, DataType.DOUBLE))
        .withMessage("new data: the sequences came as arrays; give new ones as an array [N,T,F]");
  }

  private static PreparedSequences arrays() {
    PreparedSequences sequences =
        ArraySequences.of(Nd4j.ones(4, 3, 2), Nd4j.arange(4)).classes().prepare();
    return PreparedSequences.read(fields(Json.write(sequences.tree())));
  }

  @Test
  void other_sequences_keep_their_split_and_take_the_scales() {
    PreparedSequences read =
        PreparedSequences.read(fields(Json.write(labelled().prepare().tree())));
    PreparedSequences bound = read.withSequencesOf(labelled().split(100, 0, 0).seed(7).prepare());
    assertThat(bound.hasData()).isTrue();
    assertThat(bound.training().size()).isEqualTo(2);
    assertThat(Json.write(bound.tree())).isEqualTo(Json.write(read.tree()));
  }

  @Test
  void other_features_scales_and_classes_are_refused() {
    PreparedSequences trained = labelled().prepare();
    refuses(
        trained,
        declared().features("x").label("kind").prepare(),
        "sequences: features: the model was trained with 'x', 'z', the sequences have 'x'; declare"
            + " them as they were in training");
    refuses(
        trained,
        declared().features("x", "z").label("kind").prepare(),
        "sequences: scales: the model was trained with standardize(), the sequences have as they"
            + " are; declare them as they were in training");
    refuses(
        trained,
        declared().features("x", "z").label("size").standardize().prepare(),
        "sequences: classes: the model was trained with 'down', 'up', the sequences have '1', '3';"
            + " declare them as they were in training");
  }

  private static void refuses(PreparedSequences trained, PreparedSequences other, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.withSequencesOf(other))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "features":["x","z"],"scales" | "features":[],"scales" | features: expected at least one, got none
          "by":["id"]          | "by":["id","id"]  | columns.by: expected one column, got 2
          "by":["id"]          | "bye":["id"]      | columns: expected no fields but [by, time, features], got 'bye'
          "labels":["down","up"] | "labels":["up","up"] | labels: expected each once, got 'up', 'up'
          "outputs":2          | "outputs":3       | outputs: expected one a label, 2, got 3
          "outputs":2          | "outputs":2147483648 | outputs: expected a whole number of 32 bits, got 2147483648
          "scale":1.0          | "scale":0.0       | scales[1].scale: expected a finite number above 0, got 0.0
          "scale":1.0          | "scale":"NaN"     | scales[1].scale: expected a finite number above 0, got NaN
          """)
  void what_cannot_be_is_refused(String was, String is, String problem) {
    PreparedSequences sequences =
        Sequences.of(Csv.table("id,x,z,kind\na,1,0,up\na,5,2,up\nb,1,0,down\nb,5,2,down\n"))
            .by("id")
            .features("x", "z")
            .label("kind")
            .standardize()
            .prepare();
    String json = Json.write(sequences.tree());
    assertThat(json).contains(was);
    assertThatThrownBy(() -> PreparedSequences.read(fields(json.replace(was, is))))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'rondo.data' (byte 8): " + problem);
  }

  private static Fields fields(String json) {
    return Fields.read("metadata 'rondo.data'", json);
  }
}
