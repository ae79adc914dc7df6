package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts with a class become numbers of tokens, shared out and batched. */
class LabelledTextsTest {

  private static final String[] FILMS = {
    "A witty, moving film.", "good", "dull and long", "not good at all", "witty", "it's dull"
  };

  @TempDir Path folder;

  /** A table of texts and their classes. */
  static Table table(List<String> texts, List<String> labels) {
    return Table.create(
        "films", StringColumn.create("review", texts), StringColumn.create("sentiment", labels));
  }

  /** Films of a common, a rarer and a rare class. */
  static Table films(int rows) {
    return table(
        IntStream.range(0, rows).mapToObj(i -> FILMS[i % 6]).toList(),
        IntStream.range(0, rows)
            .mapToObj(i -> i % 10 == 0 ? "great" : i % 10 < 4 ? "good" : "bad")
            .toList());
  }

  private static LabelledTexts declared() {
    return Texts.of(films(100)).text("review").label("sentiment");
  }

  @Test
  void a_declaration_prints_as_it_was_written() {
    assertThat(declared().words(100).longest(5).split(60, 20, 20).seed(3).classWeights())
        .hasToString(
            "texts(table).text(\"review\").label(\"sentiment\").words(100).longest(5)"
                + ".split(60, 20, 20).seed(3).classWeights()");
    assertThat(declared().words(100).bytePairs(90).minCount(2).characters())
        .hasToString("texts(table).text(\"review\").label(\"sentiment\").minCount(2).characters()");
    assertThat(declared().rendering().text())
        .isEqualTo("texts(table).text(\"review\").label(\"sentiment\")");
  }

  @Test
  void a_file_and_a_table_are_read_alike() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.csv"),
            "\uFEFFreview,sentiment\r\n\"Dull, and \"\"long\"\"\nin two lines\",bad\r\nwitty , good\r\n");
    LabelledTexts texts = Texts.read(file).text("review").label("sentiment").split(100, 0, 0);
    PreparedTexts prepared = texts.prepare();
    assertThat(prepared.trainingTexts())
        .containsExactly("Dull, and \"long\"\nin two lines", "witty");
    assertThat(texts.labels()).containsExactly("bad", "good");
    assertThat(texts)
        .hasToString(
            "texts(\"" + file + "\").text(\"review\").label(\"sentiment\").split(100, 0, 0)");
  }

  @Test
  void words_are_read_in_lower_case_and_known_by_size_and_count() {
    assertThat(declared().words(4).split(100, 0, 0).vocabulary().texts())
        .containsExactly("<unknown>", "good", "dull", "witty");
    assertThat(declared().vocabulary().texts()).contains("film", "it", "'s", ".", "moving");
    assertThat(
            Texts.of(table(List.of("a b", "a c", "a b"), List.of("x", "x", "y")))
                .text("review")
                .label("sentiment")
                .split(100, 0, 0)
                .minCount(2)
                .vocabulary()
                .texts())
        .containsExactly("<unknown>", "a", "b");
  }

  @Test
  void characters_and_byte_pairs_are_read_where_they_are_asked_for() {
    assertThat(declared().characters().vocabulary().texts()).contains("<unknown>", "A", " ", "'");
    assertThat(declared().bytePairs(60).vocabulary().texts()).contains("<unknown>", "good", "dull");
    assertThat(declared().bytePairs(60).prepare().tokens("it's dull")).last().isEqualTo(" dull");
  }

  @Test
  void unknown_tokens_are_token_1_and_padding_is_0() {
    PreparedTexts texts = declared().split(100, 0, 0).prepare();
    Inputs inputs = texts.inputs(List.of("never seen", "good"), true, DataType.FLOAT);
    int good = texts.vocabulary().token("good");
    assertThat(good).isGreaterThan(1);
    assertThat(inputs.x().ravel().toFloatVector()).containsExactly(1, 1, good, 0);
    assertThat(inputs.lengths()).hasValue(new int[] {2, 1});
  }

  @Test
  void without_an_embedding_a_token_is_a_one_in_its_column_and_padding_is_zeros() {
    PreparedTexts texts = declared().words(5).split(100, 0, 0).prepare();
    Inputs inputs = texts.inputs(List.of("never seen", "good"), false, DataType.DOUBLE);
    assertThat(inputs.x().shape()).containsExactly(2, 2, 5);
    double[] good = new double[5];
    good[texts.vocabulary().token("good") - 1] = 1;
    assertThat(inputs.x().slice(0).toDoubleMatrix()[0]).containsExactly(1, 0, 0, 0, 0);
    assertThat(inputs.x().slice(1).toDoubleMatrix()[0]).containsExactly(good);
    assertThat(inputs.x().slice(1).toDoubleMatrix()[1]).containsOnly(0);
    assertThat(texts.inputWidth("lstm(4)", false)).isEqualTo(5);
    assertThat(texts.inputWidth("embed(4)", true)).isEqualTo(6);
  }

  @Test
  void lengths_are_as_they_are_and_no_longer_than_the_longest_of_the_batch() {
    PreparedTexts texts = declared().split(100, 0, 0).prepare();
    Batch batch = texts.training(true).batch(new int[] {0, 1, 2}, DataType.FLOAT);
    assertThat(batch.x().shape()).containsExactly(3, 6, 1);
    assertThat(batch.lengths()).hasValue(new int[] {6, 1, 3});
    assertThat(batch.target().shape()).containsExactly(3, 1);
    assertThat(batch.target().toFloatVector()).containsExactly(2, 1, 1);
    assertThat(batch.weight()).isEmpty();
    assertThat(texts.training(true).batch(new int[] {1, 4}, DataType.FLOAT).lengths()).isEmpty();
  }

  @Test
  void texts_are_cut_at_the_longest() {
    PreparedTexts texts = declared().longest(2).split(100, 0, 0).prepare();
    assertThat(texts.training(true).batch(new int[] {0, 1}, DataType.FLOAT).x().shape())
        .containsExactly(2, 2, 1);
    assertThat(texts.tokens("One two THREE")).containsExactly("one", "two");
    assertThat(texts.vocabulary().contains("moving")).isFalse();
  }

  @Test
  void labels_are_text_and_of_more_than_two_classes() {
    PreparedTexts texts = declared().prepare();
    assertThat(texts.labels()).containsExactly("bad", "good", "great");
    assertThat(texts.label("evaluate(table)", "great")).isEqualTo(2);
    Table stars = table(List.of("a", "b", "c", "d"), List.of("10", "9", "9", "10"));
    assertThat(Texts.of(stars).text("review").label("sentiment").labels())
        .containsExactly("9", "10");
  }

  @Test
  void every_class_is_shared_out_by_its_share_and_by_the_seed() {
    PreparedTexts texts = declared().split(60, 20, 20).seed(4).prepare();
    assertThat(counts(texts.trainingClasses())).containsExactly(36, 18, 6);
    assertThat(counts(texts.testClasses())).containsExactly(12, 6, 2);
    assertThat(texts.validation(true).size()).isEqualTo(20);
    assertThat(texts)
        .hasToString("60 texts to train on, 20 to validate, 20 to judge; 16 tokens, 3 classes");
    Table numbered =
        table(IntStream.range(0, 100).mapToObj(i -> "t" + i).toList(), labels(films(100)));
    LabelledTexts each = Texts.of(numbered).text("review").label("sentiment");
    List<String> first = each.seed(1).prepare().testTexts();
    assertThat(each.seed(1).prepare().testTexts()).isEqualTo(first);
    assertThat(each.seed(2).prepare().testTexts()).isNotEqualTo(first);
    Set<String> all = new HashSet<>(first);
    PreparedTexts parts = each.prepare();
    all.addAll(parts.trainingTexts());
    assertThat(all).hasSize(90);
  }

  private static List<String> labels(Table table) {
    return table.stringColumn("sentiment").asList();
  }

  private static int[] counts(int[] classes) {
    return IntStream.range(0, 3)
        .map(c -> (int) Arrays.stream(classes).filter(of -> of == c).count())
        .toArray();
  }

  @Test
  void class_weights_let_every_class_count_alike() {
    PreparedTexts texts = declared().classWeights().split(60, 20, 20).prepare();
    assertThat(texts.classWeights())
        .containsExactly(new double[] {60.0 / 108, 60.0 / 54, 60.0 / 18}, within(1e-12));
    Examples training = texts.training(true);
    Batch all = training.batch(IntStream.range(0, 60).toArray(), DataType.DOUBLE);
    double[] weights = all.weight().orElseThrow().toDoubleVector();
    assertThat(Arrays.stream(weights).average().orElseThrow()).isCloseTo(1, within(1e-12));
    double[] sums = new double[3];
    for (int i = 0; i < 60; i++) {
      sums[texts.trainingClasses()[i]] += weights[i];
    }
    assertThat(sums).containsExactly(new double[] {20, 20, 20}, within(1e-9));
    assertThat(texts.validation(true).batch(new int[] {0}, DataType.FLOAT).weight()).isPresent();
    assertThat(texts.test(true).batch(new int[] {0}, DataType.FLOAT).weight()).isEmpty();
    assertThat(declared().prepare().classWeights()).containsExactly(1, 1, 1);
  }

  @Test
  void the_parts_are_shown_at_a_glance() {
    LabelledTexts texts = declared().words(5).longest(3).split(60, 20, 20);
    TextSummary shown = texts.show();
    assertThat(shown.toTable().columnNames())
        .containsExactly("part", "texts", "mean tokens", "longest", "cut", "% unknown", "classes");
    TextSummary.PartSummary training = shown.parts().get(0);
    PreparedTexts prepared = texts.prepare();
    List<int[]> numbers = prepared.trainingTexts().stream().map(prepared::numbers).toList();
    assertThat(training.texts()).isEqualTo(60);
    assertThat(training.tokens()).isEqualTo(numbers.stream().mapToInt(n -> n.length).sum());
    assertThat(training.unknown())
        .isEqualTo(numbers.stream().flatMapToInt(Arrays::stream).filter(n -> n == 1).count())
        .isPositive();
    assertThat(training.longest()).isEqualTo(3);
    assertThat(training.cut())
        .isEqualTo(prepared.trainingTexts().stream().filter(prepared::isCut).count())
        .isBetween(1L, 59L);
    assertThat(training.classes()).isEqualTo("bad 36, good 18, great 6");
    assertThat(shown.rendering().text())
        .startsWith(texts + ": 5 tokens: '<unknown>', ")
        .contains("validation")
        .contains("bad 12, good 6, great 2");
  }

  @Test
  void vectors_are_those_of_the_words_that_are_known() throws IOException {
    Path file = Files.writeString(folder.resolve("v.txt"), "good 1 2\nother 3 4\n");
    PreparedTexts texts = declared().vectors(file.toString()).prepare();
    assertThat(texts.vectors()).isPresent();
    assertThat(texts.vectors().orElseThrow().found()).isEqualTo(1);
    assertThat(texts.toString()).endsWith(" 15 words found, 2 numbers each").contains("): 1 of");
    assertThat(declared().vectors("glove.txt").toString()).endsWith(".vectors(\"glove.txt\")");
    assertThat(declared().prepare().vectors()).isEmpty();
  }
}
