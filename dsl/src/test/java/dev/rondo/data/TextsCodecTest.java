package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** What is known of texts goes into a file and comes out the same. */
class TextsCodecTest {

  private static final List<String> NEW = List.of("A witty film", "", "zzz dull \uD83D\uDE00");

  private static LabelledTexts declared() {
    return Texts.of(LabelledTextsTest.films(40)).text("review").label("sentiment");
  }

  static Stream<UnaryOperator<LabelledTexts>> every_way() {
    return Stream.of(
        texts -> texts.words(12),
        LabelledTexts::characters,
        texts -> texts.bytePairs(50).longest(7),
        texts -> texts.minCount(3).classWeights());
  }

  @ParameterizedTest
  @MethodSource("every_way")
  void all_that_is_known_comes_back(UnaryOperator<LabelledTexts> way) {
    PreparedTexts texts = way.apply(declared()).prepare();
    String json = Json.write(texts.tree());
    PreparedTexts read = PreparedTexts.read(fields(json));
    assertThat(read.hasData()).isFalse();
    assertThat(texts.hasData()).isTrue();
    assertThat(read.labels()).isEqualTo(texts.labels());
    assertThat(read.vocabulary().texts()).isEqualTo(texts.vocabulary().texts());
    assertThat(Json.write(read.tree())).isEqualTo(json);
    assertThat(read.inputs(NEW, true, DataType.FLOAT).x())
        .isEqualTo(texts.inputs(NEW, true, DataType.FLOAT).x());
  }

  @Test
  void other_texts_keep_their_split_and_take_the_vocabulary() {
    PreparedTexts texts = declared().words(6).prepare();
    PreparedTexts read = PreparedTexts.read(fields(Json.write(texts.tree())));
    PreparedTexts bound = read.withTextsOf(declared().words(9).split(50, 0, 50).prepare());
    assertThat(bound.hasData()).isTrue();
    assertThat(bound.training(true).size()).isEqualTo(20);
    assertThat(bound.vocabulary().texts()).isEqualTo(texts.vocabulary().texts());
    assertThat(bound.training(true).batch(new int[] {0}, DataType.FLOAT).x().maxNumber().intValue())
        .isLessThanOrEqualTo(6);
  }

  @Test
  void texts_declared_otherwise_are_refused() {
    PreparedTexts trained = declared().prepare();
    refuses(
        trained,
        declared().characters().prepare(),
        "texts: tokens: the model was trained with words in lower case, the texts have characters;"
            + " declare them as they were in training");
    refuses(
        trained,
        declared().longest(7).prepare(),
        "texts: longest: the model was trained with 1000, the texts have 7; declare them as they"
            + " were in training");
    refuses(
        trained,
        Texts.of(LabelledTextsTest.table(List.of("a", "b", "c"), List.of("x", "y", "x")))
            .text("review")
            .label("sentiment")
            .prepare(),
        "texts: classes: the model was trained with 'bad', 'good', 'great', the texts have 'x',"
            + " 'y'; declare them as they were in training");
  }

  private static void refuses(PreparedTexts trained, PreparedTexts other, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.withTextsOf(other))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "longest":1000 | "longest":0 | longest: expected at least 1, got 0
          "longest":1000 | "longest":"all" | longest: expected a whole number of 32 bits, got 'all'
          "labels":["bad","good","great"] | "labels":["bad"] | labels: expected at least 2, got 'bad'
          "labels":["bad","good","great"] | "labels":["bad","bad"] | labels: expected each once, got 'bad', 'bad'
          "labels":["bad","good","great"] | "labels":[1,2] | labels[0]: expected text, got 1
          "text":"review" | "text":1 | text: expected text, got 1
          "text":"review" | "text":"review","path":"x" | expected no fields but [text, encoding, longest, labels], got 'path'
          "encoding":{ | "encoding":{"x":1, | encoding: expected no fields but [tokenizer, tokens, counts], got 'x'
          "tokens":["<unknown>", | "tokens":["<UNK>", | encoding: expected a vocabulary that begins with <unknown>, got none
          """)
  void what_cannot_be_is_refused(String was, String is, String problem) {
    String json = Json.write(declared().prepare().tree());
    assertThat(json).contains(was);
    assertThatThrownBy(() -> PreparedTexts.read(fields(json.replace(was, is))))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'rondo.data' (byte 8): " + problem);
  }

  private static Fields fields(String json) {
    return Fields.read("metadata 'rondo.data'", json);
  }
}
