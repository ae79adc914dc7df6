package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts with a class become numbers of tokens, shared out and batched. */
class LabelledTextsTest {

  private static final String[] FILMS = {
    "A witty, moving film.", "good", "dull and long", "not good at all", "witty", "it's dull"
  };

  /** Films that are good or bad by turns. */
  static Table films(int rows) {
    String[] texts = IntStream.range(0, rows).mapToObj(i -> FILMS[i % 6]).toArray(String[]::new);
    String[] labels =
        IntStream.range(0, rows).mapToObj(i -> i % 2 == 0 ? "good" : "bad").toArray(String[]::new);
    return Table.create(
        "films", StringColumn.create("review", texts), StringColumn.create("sentiment", labels));
  }

  private static LabelledTexts declared() {
    return Texts.of(films(60)).text("review").label("sentiment");
  }

  @Test
  void a_declaration_prints_as_it_was_written() {
    assertThat(declared().words(100).longest(5).split(60, 20, 20).seed(3))
        .hasToString(
            "texts(table).text(\"review\").label(\"sentiment\").words(100).longest(5)"
                + ".split(60, 20, 20).seed(3)");
    assertThat(declared().words(100).bytePairs(90).characters())
        .hasToString("texts(table).text(\"review\").label(\"sentiment\").characters()");
  }

  @Test
  void lengths_are_as_they_are_and_no_longer_than_the_longest_of_the_batch() {
    PreparedTexts texts = declared().split(100, 0, 0).prepare();
    Batch batch = texts.training(true).batch(new int[] {0, 1, 2}, DataType.FLOAT);
    assertThat(batch.x().shape()).containsExactly(3, 6, 1);
    assertThat(batch.lengths()).hasValue(new int[] {6, 1, 3});
    assertThat(batch.target().shape()).containsExactly(3, 1);
    assertThat(batch.target().toFloatVector()).containsExactly(1, 0, 1);
    assertThat(batch.x().slice(1).toFloatMatrix()[1]).containsExactly(0);
  }
}
