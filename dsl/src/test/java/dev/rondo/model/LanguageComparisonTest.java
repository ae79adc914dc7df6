package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.train.Run;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Language models side by side: the table, the chart, the 5-gram in it, and what is refused. */
class LanguageComparisonTest {

  private static LanguageComparison comparison;

  @BeforeAll
  static void compare() {
    comparison = Plays.declared().compare(Plays.plan(), elman(4), lstm(2), gru(3));
  }

  @Test
  void is_a_table_with_the_5_gram_in_its_last_row() {
    Table table = comparison.toTable();
    assertThat(table.columnNames())
        .containsExactly("architecture", "parameters", "validation bits", "test bits", "seconds");
    assertThat(table.stringColumn("architecture").asList())
        .containsExactly("elman(4)", "lstm(2)", "gru(3)", "5-gram");
    for (int i = 0; i < 3; i++) {
      LanguageModel model = comparison.models().get(i);
      Run run = comparison.runs().get(i);
      assertThat(table.intColumn("parameters").get(i)).isEqualTo(model.parameters());
      assertThat(table.doubleColumn("validation bits").get(i))
          .isEqualTo(model.evaluateValidation().bitsPerCharacter());
      assertThat(table.doubleColumn("test bits").get(i))
          .isEqualTo(model.evaluate().bitsPerCharacter());
      assertThat(table.doubleColumn("seconds").get(i)).isEqualTo(run.history().seconds());
      assertThat(run.model(LanguageModel.class)).isSameAs(model);
    }
    LanguageModel any = comparison.models().get(0);
    assertThat(table.intColumn("parameters").get(3)).isZero();
    assertThat(table.doubleColumn("validation bits").get(3))
        .isEqualTo(any.evaluateValidation().gramBitsPerCharacter());
    assertThat(table.doubleColumn("test bits").get(3))
        .isEqualTo(any.evaluate().gramBitsPerCharacter());
  }

  @Test
  void each_is_what_it_would_be_alone() {
    LanguageModel alone = Plays.declared().model(gru(3));
    alone.train(Plays.plan());
    assertThat(comparison.models().get(2).fingerprint()).isEqualTo(alone.fingerprint());
  }

  @Test
  void has_a_line_over_it_and_a_picture_of_the_losses() {
    assertThat(comparison).hasToString("comparison of elman(4), lstm(2), gru(3)");
    assertThat(comparison.rendering().text())
        .startsWith(comparison.toString())
        .contains("test bits", "5-gram");
    assertThat(comparison.plot().text())
        .startsWith("comparison of 3 runs")
        .contains("elman(4)", "lstm(2)", "gru(3)");
    assertThat(comparison.plot().svg().toLowerCase(Locale.ROOT))
        .contains("validation loss, nats a token");
  }

  @Test
  void does_without_parts_to_watch_and_to_judge() {
    LanguageComparison other =
        Plays.declared().split(100, 0, 0).compare(Plays.plan().epochs(1), elman(1), gru(1));
    Table table = other.toTable();
    assertThat(table.rowCount()).isEqualTo(2);
    assertThat(table.doubleColumn("validation bits").countMissing()).isEqualTo(2);
    assertThat(table.doubleColumn("test bits").countMissing()).isEqualTo(2);
    assertThat(other.plot().svg().toLowerCase(Locale.ROOT)).contains("training loss");
  }

  @Test
  void an_interrupted_training_begins_no_other() {
    Thread.currentThread().interrupt();
    LanguageComparison stopped;
    try {
      stopped = Plays.declared().compare(Plays.plan(), elman(1), gru(1));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(stopped.models()).hasSize(1);
  }

  @Test
  void refuses_to_compare_one_and_to_save_over_itself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plays.declared().compare(Plays.plan(), lstm(4)))
        .withMessage("compare: expects at least 2 architectures, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Plays.declared().compare(Plays.plan().autosave("run.safetensors"), lstm(4), gru(4)))
        .withMessage(
            "compare: trains several networks, and autosave(\"run.safetensors\") would keep the"
                + " last one alone; leave autosave out");
  }
}
