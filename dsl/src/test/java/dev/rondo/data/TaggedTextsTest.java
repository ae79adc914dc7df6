package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts with a class for every word. */
class TaggedTextsTest {

  private static final List<String> TEXTS = List.of("The dog barks", "Dogs  bark", "A cat");
  private static final List<String> TAGS = List.of("DET NOUN VERB", "NOUN VERB", "DET NOUN");

  private static TaggedTexts declared(int rows) {
    return Texts.of(
            Table.create(
                "t",
                StringColumn.create(
                    "words", IntStream.range(0, rows).mapToObj(i -> TEXTS.get(i % 3)).toList()),
                StringColumn.create(
                    "pos", IntStream.range(0, rows).mapToObj(i -> TAGS.get(i % 3)).toList())))
        .text("words")
        .tags("pos");
  }

  @Test
  void a_declaration_prints_as_it_was_written() {
    TaggedTexts texts = declared(9).words(50).minCount(2).longest(9).split(80, 0, 20).seed(2);
    assertThat(texts.classWeights().vectors("v.txt"))
        .hasToString(
            "texts(table).text(\"words\").tags(\"pos\").words(50).minCount(2).longest(9)"
                + ".split(80, 0, 20).seed(2).classWeights().vectors(\"v.txt\")");
    assertThat(texts.rendering().text()).startsWith("texts(table)");
  }

  @Test
  void every_word_has_its_class_and_texts_are_padded() {
    PreparedTags texts = declared(3).split(100, 0, 0).prepare();
    assertThat(texts.labels()).containsExactly("DET", "NOUN", "VERB");
    Batch batch = texts.training(true).batch(new int[] {0, 1}, DataType.FLOAT);
    assertThat(batch.x().shape()).containsExactly(2, 3, 1);
    assertThat(batch.target().shape()).containsExactly(2, 3, 1);
    assertThat(batch.target().ravel().toFloatVector()).containsExactly(0, 1, 2, 1, 2, 0);
    assertThat(batch.lengths()).hasValue(new int[] {3, 2});
    assertThat(texts.trainingClasses()).containsExactly(0, 1, 2, 1, 2, 0, 1);
    assertThat(texts.training(false).batch(new int[] {0}, DataType.FLOAT).x().shape())
        .containsExactly(1, 3, texts.vocabulary().size());
  }

  @Test
  void words_are_what_stands_between_blanks_in_lower_case() {
    PreparedTags texts = declared(3).split(100, 0, 0).prepare();
    assertThat(texts.vocabulary().texts())
        .containsExactly("<unknown>", "a", "bark", "barks", "cat", "dog", "dogs", "the");
    assertThat(texts.tokens("The DOG, barks")).containsExactly("The", "DOG,", "barks");
    assertThat(texts.numbers("the THE dog,")).containsExactly(8, 8, 1);
    assertThat(declared(3).words(3).labels()).hasSize(3);
    assertThat(declared(30).words(3).vocabulary().size()).isEqualTo(3);
    assertThat(declared(3).minCount(2).vocabulary().texts()).containsExactly("<unknown>");
  }

  @Test
  void texts_and_tags_are_cut_alike() {
    PreparedTags texts = declared(3).longest(1).split(100, 0, 0).prepare();
    assertThat(texts.labels()).containsExactly("DET", "NOUN");
    assertThat(texts.trainingClasses()).containsExactly(0, 1, 0);
    assertThat(texts.training(true).batch(new int[] {0, 1}, DataType.FLOAT).target().shape())
        .containsExactly(2, 1, 1);
  }

  @Test
  void class_weights_let_every_class_count_alike() {
    PreparedTags texts = declared(3).classWeights().split(100, 0, 0).prepare();
    assertThat(texts.classWeights())
        .containsExactly(new double[] {7 / 6.0, 7 / 9.0, 7 / 6.0}, within(1e-12));
    Batch batch = texts.training(true).batch(new int[] {0, 1, 2}, DataType.DOUBLE);
    double[] weights = batch.weight().orElseThrow().ravel().toDoubleVector();
    assertThat(Arrays.stream(weights).sum()).isCloseTo(7, within(1e-9));
    assertThat(weights[5]).isZero();
  }

  @Test
  void texts_are_shared_out_by_their_rarest_tag() {
    PreparedTags texts = declared(60).split(50, 20, 30).prepare();
    assertThat(texts.training(true).size()).isEqualTo(30);
    assertThat(texts.validation(true).size()).isEqualTo(12);
    assertThat(texts.testTexts()).hasSize(18).contains("Dogs  bark", "A cat");
    assertThat(texts.testTags().length).isEqualTo(18);
    assertThat(texts.testClasses().length)
        .isEqualTo(Arrays.stream(texts.testTags()).mapToInt(tags -> tags.length).sum());
  }

  @Test
  void a_tag_that_only_a_held_out_text_has_is_refused() {
    // each text's rarest tag has a text to train on, but Z comes only beside rarer ones
    List<String> tags = List.of("A Z", "A", "B Z", "B", "C", "C", "C", "C");
    List<String> texts = List.of("a z", "a", "b z", "b", "c", "c", "c", "c");
    TaggedTexts tagged =
        Texts.of(Table.create("t", StringColumn.create("w", texts), StringColumn.create("y", tags)))
            .text("w")
            .tags("y");
    long seed =
        IntStream.range(1, 200)
            .filter(s -> refused(tagged.split(60, 0, 40).seed(s)))
            .findFirst()
            .orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tagged.split(60, 0, 40).seed(seed).prepare())
        .withMessageMatching(
            "tags\\(\"y\"\\): row [13]: tag 'Z' is in no text of the training part, so that it"
                + " cannot be learned; draw the shares anew with \\.seed\\(\\.\\.\\.\\) or leave"
                + " the row out");
  }

  private static boolean refused(TaggedTexts texts) {
    try {
      texts.prepare();
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  @Test
  void all_that_is_known_comes_back_from_a_file() {
    PreparedTags texts = declared(30).longest(9).prepare();
    String json = Json.write(texts.tree());
    PreparedTags read = PreparedTags.read(Fields.read("metadata 'rondo.data'", json));
    assertThat(read.hasData()).isFalse();
    assertThat(read.labels()).isEqualTo(texts.labels());
    assertThat(Json.write(read.tree())).isEqualTo(json);
    assertThat(read.numbers("The dog")).isEqualTo(texts.numbers("The dog"));
    PreparedTags bound = read.withTextsOf(declared(60).longest(9).prepare());
    assertThat(bound.training(true).size()).isEqualTo(48);
    assertThat(texts)
        .hasToString("24 texts to train on, 3 to validate, 3 to judge; 8 tokens, 3 classes");
  }
}
