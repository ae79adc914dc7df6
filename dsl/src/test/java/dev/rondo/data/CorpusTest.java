package dev.rondo.data;

import static dev.rondo.Rondo.corpus;
import static dev.rondo.Rondo.corpusOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.array.internal.RowOrder;
import dev.rondo.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import tech.tablesaw.api.Table;

/** A text in three parts, and what its tokens are. */
class CorpusTest {

  private static final String LINES = "the cat sat.\n".repeat(20);

  @TempDir Path folder;

  static Stream<Arguments> written() {
    Corpus plain = corpusOf(LINES);
    return Stream.of(
        arguments(plain, "corpusOf(text)"),
        arguments(
            plain.characters().split(90, 5, 5), "corpusOf(text).characters().split(90, 5, 5)"),
        arguments(plain.words(10).lowercase(), "corpusOf(text).words(10).lowercase()"),
        arguments(plain.words(10).words(20), "corpusOf(text).words(20)"),
        arguments(plain.words(10).bytePairs(50), "corpusOf(text).bytePairs(50)"),
        arguments(plain.unknown().characters(), "corpusOf(text).unknown().characters()"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void prints_as_it_is_written(Corpus corpus, String expression) {
    assertThat(corpus).hasToString(expression);
    assertThat(corpus.rendering().text()).isEqualTo(expression);
  }

  private static String text(PreparedCorpus corpus, CorpusPart part) {
    return corpus.encoding().text(corpus.tokens(part));
  }

  @Test
  void the_parts_follow_one_another_by_their_shares() {
    String text = "abcdefghij".repeat(10);
    PreparedCorpus parts = corpusOf(text).split(70, 20, 10).prepare();
    assertThat(text(parts, CorpusPart.TRAINING)).isEqualTo(text.substring(0, 70));
    assertThat(text(parts, CorpusPart.VALIDATION)).isEqualTo(text.substring(70, 90));
    assertThat(text(parts, CorpusPart.TEST)).isEqualTo(text.substring(90));
    PreparedCorpus usual = corpusOf(text).prepare();
    assertThat(usual.tokens(CorpusPart.TRAINING)).hasSize(90);
    assertThat(usual.tokens(CorpusPart.VALIDATION)).hasSize(5);
    PreparedCorpus whole = corpusOf(text).split(100, 0, 0).prepare();
    assertThat(whole.tokens(CorpusPart.TRAINING)).hasSize(100);
    assertThat(whole.tokens(CorpusPart.TEST)).isEmpty();
  }

  @Test
  void no_part_begins_within_an_emoji_or_behind_a_letter_without_its_accent() {
    String family = "👨‍👩‍👧";
    String text = ("e\u0301" + family).repeat(10);
    for (int percent = 20; percent < 80; percent++) {
      PreparedCorpus parts = corpusOf(text).split(percent, 10, 90 - percent).prepare();
      assertThat(parts.vocabulary().texts()).containsExactlyInAnyOrder("e\u0301", family);
      assertThat(
              Arrays.stream(CorpusPart.values())
                  .map(part -> text(parts, part))
                  .reduce("", String::concat))
          .isEqualTo(text);
    }
  }

  @Test
  void no_part_begins_within_a_word_where_words_count() {
    for (Corpus corpus : new Corpus[] {corpusOf(LINES).words(9), corpusOf(LINES).bytePairs(20)}) {
      PreparedCorpus parts = corpus.split(47, 23, 30).prepare();
      assertThat(text(parts, CorpusPart.TRAINING).strip()).endsWith("the cat");
      assertThat(text(parts, CorpusPart.VALIDATION)).startsWith("sat.");
    }
    // without a blank anywhere there is no better place
    PreparedCorpus one = corpusOf("ab".repeat(5_000)).bytePairs(4).split(50, 25, 25).prepare();
    assertThat(text(one, CorpusPart.TRAINING)).hasSize(5_000);
  }

  @Test
  void tokens_are_fitted_on_the_training_part_alone() {
    String train = "aab".repeat(30);
    PreparedCorpus one = corpusOf(train + "baba".repeat(5)).split(82, 9, 9).prepare();
    PreparedCorpus other = corpusOf(train + "bbbb".repeat(5)).split(82, 9, 9).prepare();
    assertThat(one.vocabulary().texts()).containsExactly("a", "b");
    assertThat(one.vocabulary().count(1)).isEqualTo(60);
    assertThat(one.tree()).isEqualTo(other.tree());
    String words = "one two two three ".repeat(30);
    assertThat(
            corpusOf(words + "four ".repeat(90))
                .words(3)
                .split(55, 20, 25)
                .prepare()
                .vocabulary()
                .texts())
        .startsWith(Vocabulary.UNKNOWN, "two")
        .hasSize(3);
    String pairs = "lower lowest ".repeat(30);
    assertThat(
            corpusOf(pairs + "zzzz ".repeat(40))
                .bytePairs(20)
                .unknown()
                .split(65, 15, 20)
                .prepare()
                .vocabulary()
                .texts())
        .contains("low")
        .noneMatch(token -> token.contains("z"));
  }

  @Test
  void words_and_the_ends_of_lines_are_tokens() {
    PreparedCorpus words = corpusOf(LINES).words(20).prepare();
    assertThat(words.vocabulary().texts())
        .containsExactlyInAnyOrder(Vocabulary.UNKNOWN, "the", "cat", "sat", ".", "\n");
    assertThat(words.tokens(CorpusPart.TEST)).hasSizeBetween(5, 10);
  }

  @Test
  void rare_tokens_are_left_out_where_that_is_asked_for() {
    String text = "ab".repeat(40) + "xyx" + "ab".repeat(20);
    Corpus rare = corpusOf(text).minCount(3).split(80, 10, 10);
    assertThat(rare).hasToString("corpusOf(text).minCount(3).split(80, 10, 10)");
    assertThat(rare.prepare().vocabulary().texts()).containsExactly(Vocabulary.UNKNOWN, "a", "b");
    assertThat(rare.characters().prepare().vocabulary().texts()).hasSize(3);
  }

  @Test
  void lower_case_is_made_before_anything_is_cut() {
    PreparedCorpus lower = corpusOf("Ab".repeat(50)).lowercase().prepare();
    assertThat(lower.vocabulary().texts()).containsExactly("a", "b");
    assertThat(text(lower, CorpusPart.TRAINING)).isEqualTo("ab".repeat(45));
    assertThat(lower.tokens("step", "AB")).containsExactly(1, 2);
    assertThat(corpusOf("Ab".repeat(50)).lowercase().words(9).prepare().encoding().unit())
        .isEqualTo("words in lower case");
  }

  @Test
  void unknown_characters_are_read_as_one_token() {
    PreparedCorpus open =
        corpusOf("ab".repeat(45) + "éaèb".repeat(3)).unknown().split(88, 6, 6).prepare();
    assertThat(open.vocabulary().texts()).containsExactly(Vocabulary.UNKNOWN, "a", "b");
    assertThat(open.tokens(CorpusPart.TEST)).contains(1, 2, 3);
    assertThat(open.tokens("step", "aß")).containsExactly(2, 1);
  }

  @Test
  void bits_a_character_count_characters_whatever_the_tokens_are() {
    String text = "the cat sat on the mat. e\u0301té 😀 ".repeat(40);
    for (Corpus corpus :
        new Corpus[] {corpusOf(text), corpusOf(text).words(20), corpusOf(text).bytePairs(40)}) {
      PreparedCorpus parts = corpus.split(50, 25, 25).prepare();
      String first = parts.encoding().text(parts.tokens(CorpusPart.TEST)[0]);
      assertThat(parts.predictedCharacters(CorpusPart.TEST) + first.length())
          .as("%s", corpus)
          .isCloseTo(40 * 31 / 4, within(31)); // an accent and an emoji are one each
    }
  }

  @Test
  void a_file_is_read_with_one_kind_of_line_end() throws IOException {
    Path file = folder.resolve("play.txt");
    Files.writeString(file, "\uFEFF" + "one\r\ntwo\r\n".repeat(20));
    Corpus read = corpus(file.toString());
    assertThat(read).hasToString("corpus(\"" + file + "\")");
    assertThat(read.prepare().vocabulary().texts())
        .containsExactlyInAnyOrder("o", "n", "e", "\n", "t", "w");
  }

  @Test
  void the_texts_of_a_folder_follow_in_order_of_name() throws IOException {
    Files.writeString(folder.resolve("b.txt"), "bbbb");
    Files.writeString(folder.resolve("a.txt"), "aaaa\n");
    Files.writeString(folder.resolve("notes.md"), "zzzz");
    Files.createDirectory(folder.resolve("c.txt"));
    PreparedCorpus all = corpus(folder.toString()).split(100, 0, 0).prepare();
    assertThat(text(all, CorpusPart.TRAINING)).isEqualTo("aaaa\nbbbb\n");
  }

  @Test
  void shows_the_parts_at_a_glance() {
    CorpusSummary summary = corpusOf(LINES).words(5).split(50, 25, 25).show();
    assertThat(summary.toString())
        .startsWith(
            "corpusOf(text).words(5).split(50, 25, 25): 260 characters; 5 tokens: '<unknown>', ");
    Table table = summary.toTable();
    assertThat(table.columnNames())
        .containsExactly(
            "part", "characters", "per cent", "tokens", "different", "unknown", "begins", "ends");
    assertThat(table.stringColumn("part").asList())
        .containsExactly("training", "validation", "test");
    assertThat(table.longColumn("characters").sum()).isEqualTo(260);
    assertThat(table.doubleColumn("per cent").sum()).isCloseTo(100, within(1e-9));
    assertThat(table.longColumn("unknown").get(0)).isPositive(); // five words for six
    assertThat(table.stringColumn("begins").get(0)).startsWith("'").contains("<unknown>");
    assertThat(summary.rendering().text()).contains("training", "validation");
    Table digits = corpusOf("0123456789".repeat(40)).show().toTable();
    assertThat(digits.stringColumn("begins").get(0)).isEqualTo("'012345678901234567890123456789'");
    assertThat(digits.stringColumn("ends").get(0)).isEqualTo("'012345678901234567890123456789'");
    Table pairs = corpusOf("one two 😀 ".repeat(40)).bytePairs(40).show().toTable();
    assertThat(pairs.stringColumn("begins").get(0))
        .isEqualTo("'one two 😀 one two 😀 one two 😀 ...'");
    assertThat(pairs.stringColumn("ends").get(0)).endsWith("one two 😀 '").startsWith("'...");
  }

  @Test
  @Timeout(60)
  void a_million_characters_in_one_line() {
    String line = "ab cd, ef! ".repeat(100_000);
    String unbroken = "abcdefg".repeat(150_000);
    assertThat(corpusOf(line).prepare().tokens(CorpusPart.TRAINING)).hasSize(990_000);
    assertThat(corpusOf(line).words(9).prepare().tokens(CorpusPart.TEST)).hasSize(25_000);
    assertThat(corpusOf(unbroken).bytePairs(20).prepare().tokens(CorpusPart.TRAINING))
        .hasSizeLessThan(500_000);
    assertThat(corpusOf(unbroken).words(3).prepare().vocabulary().size()).isEqualTo(3);
  }

  @Test
  void a_network_reads_columns_or_numbers() {
    PreparedCorpus parts = corpusOf("abcab".repeat(20)).prepare();
    Examples columns = parts.toLearnFrom(3, 5, false);
    Examples numbers = parts.toLearnFrom(3, 5, true);
    assertThat(columns.streams()).isEqualTo(3);
    assertThat(columns.batch(new int[] {0, 1, 2}, DataType.FLOAT).x().shape())
        .containsExactly(3, 5, 3);
    assertThat(RowOrder.doubles(numbers.batch(new int[] {0}, DataType.FLOAT).x()))
        .containsExactly(1, 2, 3, 1, 2);
  }

  @Test
  void a_part_is_judged_in_streams_of_a_thousand_tokens_and_more() {
    PreparedCorpus parts = corpusOf("ab".repeat(100_000)).split(40, 55, 5).prepare();
    assertThat(parts.toJudgeBy(CorpusPart.VALIDATION, true).streams()).isEqualTo(50);
    assertThat(parts.toJudgeBy(CorpusPart.TEST, true).streams()).isEqualTo(10);
    PreparedCorpus small = corpusOf("ab".repeat(100)).prepare();
    assertThat(small.toJudgeBy(CorpusPart.TEST, true).streams()).isEqualTo(1);
  }
}
