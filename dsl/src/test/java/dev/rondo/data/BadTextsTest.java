package dev.rondo.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Everything odd that texts can bring, and what becomes of it. */
class BadTextsTest {

  @TempDir Path folder;

  /** What is in the file, what is declared on it, and the whole message; FILE is its call. */
  record Bad(String csv, Function<Texts, Object> declared, String message) {

    @Override
    public String toString() {
      return message;
    }
  }

  private static LabelledTexts plain(Texts texts) {
    return texts.text("t").label("y");
  }

  private static Function<Texts, Object> prepared(Function<LabelledTexts, LabelledTexts> more) {
    return texts -> more.apply(plain(texts)).prepare();
  }

  private static PreparedTags tagged(Texts texts) {
    return texts.text("t").tags("y").prepare();
  }

  static Stream<Bad> bad() {
    Function<Texts, Object> plain = BadTextsTest::plain;
    Function<Texts, Object> tagged = BadTextsTest::tagged;
    String good = "t,y\na,x\nb,z\nc,x\nd,z\n";
    return Stream.of(
        new Bad("", plain, "FILE: the file is empty; expected a header and rows"),
        new Bad("t,y\n", plain, "FILE: the file has a header but no rows"),
        new Bad(
            "t,y\na,x\nb\u00E9,x\n",
            plain,
            "FILE: line 3 is not UTF-8 text: byte 9 of the file is 0xE9; save the CSV file in"
                + " UTF-8, from Latin-1 with 'iconv -f LATIN1 -t UTF-8'"),
        new Bad("t,y\na\n", plain, "FILE: row 1 has 1 cell, the header has 2; correct the row"),
        new Bad(
            "text,y\na,x\n",
            plain,
            "text(\"t\"): there is no column 't'; did you mean 'y'? the columns are 'text', 'y'"),
        new Bad(
            "t,sentiment\na,x\n",
            texts -> texts.text("t").label("sentimant"),
            "label(\"sentimant\"): there is no column 'sentimant'; did you mean 'sentiment'? the"
                + " columns are 't', 'sentiment'"),
        new Bad(
            "t,sentiment\na,x\n",
            texts -> texts.text("t").tags("pos"),
            "tags(\"pos\"): there is no column 'pos'; the columns are 't', 'sentiment'"),
        new Bad(
            good,
            texts -> texts.label("y"),
            "label(\"y\"): no column holds the texts yet; name it before with .text(...); the"
                + " columns are 't', 'y'"),
        new Bad(
            good,
            texts -> texts.text("t").label("t"),
            "label(\"t\"): column 't' is already the text; give a column one use"),
        new Bad(
            "t,y\na,x\nb, \n",
            plain,
            "texts: column 'y', row 2: the cell is empty; every text needs its label"),
        new Bad(
            "t,y\na,x\nb,x\n",
            plain,
            "label(\"y\"): all texts are 'x'; expected at least 2 classes"),
        new Bad(
            good,
            prepared(texts -> texts.words(1)),
            "words(1): a vocabulary has at least 2 tokens, one of them <unknown>"),
        new Bad(
            good,
            prepared(texts -> texts.bytePairs(2)),
            "bytePairs(2): the characters of the training part alone need 5 tokens; ask for more,"
                + " or leave the rare ones out with .minCount(2)"),
        new Bad(
            good,
            prepared(texts -> texts.minCount(0)),
            "minCount(0): expected at least 1; 1 keeps every token"),
        new Bad(
            good,
            prepared(texts -> texts.longest(0)),
            "longest(0): expected at least 1 token of each text"),
        new Bad(
            good,
            prepared(texts -> texts.split(80, 10, 20)),
            "split(80, 10, 20): shares are per cent and add up to 100 with something to train on,"
                + " e.g. .split(80, 10, 10)"),
        new Bad(
            "t,y\na b,X Y\n ,X\n",
            tagged,
            "texts: column 't', row 2: the cell is empty; there is no word to tag"),
        new Bad(
            "t,y\na b,X Y\na,\n",
            tagged,
            "texts: column 'y', row 2: the cell is empty; every word needs its tag"),
        new Bad(
            "t,y\na b,X Y\na b c,X Y\n",
            tagged,
            "texts: column 'y', row 2: 2 tags for 3 words; give every word one tag, with blanks"
                + " between them"),
        new Bad(
            "t,y\na b,X X\na b c,X X X\n",
            tagged,
            "tags(\"y\"): all words of the training part are 'X'; expected at least 2 classes"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void is_refused_in_one_clear_sentence(Bad bad) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), bad.csv(), ISO_8859_1);
    Throwable thrown = catchThrowable(() -> bad.declared().apply(Texts.read(file)));
    assertThat(thrown)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(bad.message().replace("FILE", "texts(\"" + file + "\")"));
  }

  @Test
  void what_is_no_file_is_refused() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Texts.read(folder))
        .withMessage("texts(\"" + folder + "\"): this is a directory; name a CSV file");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Texts.read(folder.resolve("reviews.csv")))
        .withMessage(
            "texts(\""
                + folder.resolve("reviews.csv")
                + "\"): there is no such file; the working directory is "
                + Path.of("").toAbsolutePath());
  }

  @Test
  void an_empty_table_is_refused() {
    Table empty = Table.create("t", StringColumn.create("t"), StringColumn.create("y"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Texts.of(empty))
        .withMessage("texts(table): the table has no rows");
  }

  private static PreparedTexts prepared(String... texts) {
    List<String> labels = Stream.of(texts).map(text -> text.isEmpty() ? "empty" : "full").toList();
    return plain(
            Texts.of(
                Table.create(
                    "t", StringColumn.create("t", texts), StringColumn.create("y", labels))))
        .split(100, 0, 0)
        .prepare();
  }

  @Test
  void an_empty_text_and_one_of_blanks_are_one_unknown_token() {
    PreparedTexts texts = prepared("", "a b", "a");
    Batch batch = texts.training(true).batch(new int[] {0, 1}, DataType.FLOAT);
    assertThat(batch.x().ravel().toFloatVector()).containsExactly(1, 0, 2, 3);
    assertThat(batch.lengths()).hasValue(new int[] {1, 2});
    assertThat(texts.inputs(List.of(" \n"), true, DataType.FLOAT).x().getFloat(0, 0, 0)).isOne();
    assertThat(texts.tokens("")).isEmpty();
  }

  @Test
  void a_text_of_unknown_words_only_is_as_many_unknown_tokens() {
    PreparedTexts texts = prepared("", "a b", "a");
    Inputs inputs = texts.inputs(List.of("x y z"), true, DataType.FLOAT);
    assertThat(inputs.x().ravel().toFloatVector()).containsExactly(1, 1, 1);
  }

  @Test
  void a_megabyte_in_one_line_is_cut_at_the_longest_and_no_more_of_it_is_read() throws IOException {
    String line = "lorem ipsum, ".repeat(100_000); // 1.3 MB
    String word = "x".repeat(1_300_000);
    Path file =
        Files.writeString(
            folder.resolve("long.csv"), "t,y\n\"" + line + "\",a\n\"" + word + "\",b\nc,a\nd,b\n");
    LabelledTexts texts = plain(Texts.read(file)).split(100, 0, 0);
    PreparedTexts prepared = texts.longest(400).prepare();
    assertThat(prepared.training(true).batch(new int[] {0}, DataType.FLOAT).x().shape())
        .containsExactly(1, 400, 1);
    assertThat(prepared.vocabulary().count(prepared.vocabulary().token("lorem"))).isEqualTo(134);
    assertThat(prepared.numbers(line)).hasSize(400);
    assertThat(texts.prepare().numbers(line)).hasSize(1000);
    assertThat(texts.characters().prepare().numbers(word)).hasSize(1000);
    assertThat(texts.bytePairs(100).prepare().numbers(line)).hasSize(1000);
  }

  @Test
  void an_emoji_is_read_whole_or_not_at_all() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    PreparedTexts texts =
        plain(
                Texts.of(
                    Table.create(
                        "t",
                        StringColumn.create("t", "ab" + family + "c", "ab"),
                        StringColumn.create("y", "x", "z"))))
            .characters()
            .longest(3)
            .split(100, 0, 0)
            .prepare();
    assertThat(texts.tokens("ab" + family + "c")).containsExactly("a", "b", family);
    assertThat(texts.tokens("abc" + family)).containsExactly("a", "b", "c");
    assertThat(texts.vocabulary().texts()).containsExactly("<unknown>", "a", "b", family);
  }

  @Test
  void half_an_emoji_in_a_table_is_unknown_and_saves() {
    PreparedTexts texts = prepared("", "ab \uD83D", "a");
    assertThat(texts.vocabulary().texts()).containsExactly("<unknown>", "a", "ab");
    assertThat(texts.numbers("\uD83D")).containsExactly(1);
  }

  @Test
  void a_label_that_was_not_in_training_is_refused_by_name() {
    PreparedTexts texts = prepared("", "a b", "a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts.label("evaluate(table)", "half"))
        .withMessage(
            "evaluate(table): label 'half' was not in the training part; the labels are 'empty',"
                + " 'full'");
  }

  @Test
  void new_texts_without_the_column_are_refused() {
    Table other = Table.create("n", StringColumn.create("text", "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prepared("", "a b", "a").texts(other))
        .withMessage("new texts: there is no column 't'; the columns are 'text'");
    assertThat(prepared("", "a").texts(Table.create("n", StringColumn.create("t", "x", "y"))))
        .containsExactly("x", "y");
  }
}
