package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.checkpoint.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Nothing of a held-out text reaches what is learned from. */
class HeldOutTextsTest {

  private static final int ROWS = 90;

  static Stream<UnaryOperator<LabelledTexts>> declarations() {
    return Stream.of(
        texts -> texts,
        texts -> texts.words(20).classWeights(),
        texts -> texts.minCount(2),
        LabelledTexts::characters,
        texts -> texts.bytePairs(60));
  }

  private static String text(int row, int salt) {
    return "film " + (row * 7 + salt) % 13 + " \u00E9" + (char) ('a' + (row + salt) % 26) + " zq";
  }

  private static LabelledTexts declared(List<String> texts) {
    List<String> labels =
        IntStream.range(0, ROWS).mapToObj(i -> i % 3 == 0 ? "good" : "bad").toList();
    return Texts.of(LabelledTextsTest.table(texts, labels))
        .text("review")
        .label("sentiment")
        .split(60, 20, 20);
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void changing_every_held_out_text_changes_no_training_example_and_nothing_fitted(
      UnaryOperator<LabelledTexts> way) {
    List<String> texts = IntStream.range(0, ROWS).mapToObj(row -> text(row, 0)).toList();
    int[] training =
        declared(IntStream.range(0, ROWS).mapToObj(Integer::toString).toList())
            .prepare()
            .trainingTexts()
            .stream()
            .mapToInt(Integer::parseInt)
            .toArray();
    List<String> changed =
        IntStream.range(0, ROWS)
            .mapToObj(
                row ->
                    IntStream.of(training).anyMatch(t -> t == row)
                        ? texts.get(row)
                        : "\u6771 " + text(row, 5) + " film film never")
            .toList();
    PreparedTexts one = way.apply(declared(texts)).prepare();
    PreparedTexts other = way.apply(declared(changed)).prepare();
    assertThat(other.testTexts()).doesNotContainAnyElementsOf(one.testTexts());
    assertThat(Json.write(other.tree())).isEqualTo(Json.write(one.tree()));
    assertThat(other.classWeights()).isEqualTo(one.classWeights());
    int[] all = IntStream.range(0, one.training(true).size()).toArray();
    for (boolean embeds : new boolean[] {true, false}) {
      Batch a = one.training(embeds).batch(all, DataType.FLOAT);
      Batch b = other.training(embeds).batch(all, DataType.FLOAT);
      assertThat(b.x()).isEqualTo(a.x());
      assertThat(b.target()).isEqualTo(a.target());
      assertThat(b.weight()).isEqualTo(a.weight());
    }
    assertThat(other.training(true).grouped(all, 8)).isEqualTo(one.training(true).grouped(all, 8));
  }

  @Test
  void changing_a_training_text_does_change_what_is_fitted() {
    List<String> texts = IntStream.range(0, ROWS).mapToObj(row -> text(row, 0)).toList();
    List<String> changed = IntStream.range(0, ROWS).mapToObj(row -> text(row, 1)).toList();
    assertThat(Json.write(declared(changed).prepare().tree()))
        .isNotEqualTo(Json.write(declared(texts).prepare().tree()));
  }
}
