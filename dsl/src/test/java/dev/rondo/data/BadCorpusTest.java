package dev.rondo.data;

import static dev.rondo.Rondo.corpus;
import static dev.rondo.Rondo.corpusOf;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that nothing can be learned from, and what is said of them. */
class BadCorpusTest {

  @TempDir Path folder;

  private static void refused(String message, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  @Test
  void an_empty_text() throws IOException {
    refused(
        "corpusOf(text): the text is empty; expected something to learn from", () -> corpusOf(""));
    String empty = file("empty.txt", new byte[0]);
    refused(
        "corpus(\"" + empty + "\"): the text is empty; expected something to learn from",
        () -> corpus(empty));
    refused(
        "corpus(\"" + folder + "\"): the text is empty; expected something to learn from",
        () -> corpus(folder.toString()));
  }

  @Test
  void a_text_of_one_character_or_word() {
    refused(
        "corpus: all characters of the training part are one; expected at least 2 different ones to"
            + " tell apart",
        () -> corpusOf("aaaaaaaaaa").prepare());
    refused(
        "corpus: all words of the training part are one; expected at least 2 different ones to tell"
            + " apart",
        () -> corpusOf("   ".repeat(20)).words(10).prepare());
  }

  @Test
  void bytes_that_are_not_utf_8() throws IOException {
    String latin = file("latin.txt", "one\ncafé\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(
        "corpus(\""
            + latin
            + "\"): line 2 is not UTF-8 text: byte 7 of the file is 0xE9; save the text file in"
            + " UTF-8, from Latin-1 with 'iconv -f LATIN1 -t UTF-8'",
        () -> corpus(latin));
    refused(
        "corpus(\""
            + folder
            + "\"): latin.txt: line 2 is not UTF-8 text: byte 7 of the file is 0xE9; save the text"
            + " file in UTF-8, from Latin-1 with 'iconv -f LATIN1 -t UTF-8'",
        () -> corpus(folder.toString()));
  }

  @Test
  void half_an_emoji() {
    refused(
        "corpusOf(text): line 2, column 3 is half a character, U+D83D: a text was cut within an"
            + " emoji or the like; cut it between characters",
        () -> corpusOf("one\ntw" + "😀".charAt(0)));
  }

  @Test
  void no_file_and_a_folder_without_texts() {
    String none = folder.resolve("none.txt").toString();
    assertThatThrownBy(() -> corpus(none))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "corpus(\""
                + none
                + "\"): there is no such file; the working directory is "
                + Path.of("").toAbsolutePath());
    refused(
        "corpus(\""
            + folder
            + "\"): the folder has no file that ends with .txt; name a text file, or put some in",
        () -> corpus(folder.toString()));
  }

  @Test
  void shares_that_do_not_add_up() {
    refused(
        "split(90, 5, 4): shares are per cent and add up to 100 with something to train on, e.g."
            + " .split(80, 10, 10)",
        () -> corpusOf("abc").split(90, 5, 4));
  }

  @Test
  void too_few_tokens_asked_for() {
    refused(
        "words(1): a vocabulary has at least 2 tokens, one of them <unknown>",
        () -> corpusOf("a b").words(1));
    refused(
        "bytePairs(2): the characters of the training part alone need 3 tokens; ask for more, or"
            + " leave the rare ones out with .minCount(2)",
        () -> corpusOf("abc".repeat(20)).bytePairs(2).prepare());
  }

  @Test
  void a_character_that_the_training_part_has_not_got() throws IOException {
    refused(
        "corpus: the character 'é' (U+00E9) is nowhere in the training part; it first stands in the"
            + " validation part, line 47, column 2; add .unknown() to read such characters as"
            + " <unknown>",
        () -> corpusOf("a\n".repeat(46) + "aé\na\n").split(92, 8, 0).prepare());
    refused(
        "corpus: the character U+0007 is nowhere in the training part; it first stands in the test"
            + " part, line 1, column 100; add .unknown() to read such characters as <unknown>",
        () -> corpusOf("ab".repeat(49) + "a\u0007").prepare());
    file("a.txt", "ab\n".repeat(30).getBytes(StandardCharsets.UTF_8));
    file("b.txt", "ba\nb👍a\n".getBytes(StandardCharsets.UTF_8));
    refused(
        "corpus: the character '👍' (U+1F44D) is nowhere in the training part; it first stands in"
            + " the test part, line 2, column 2 of b.txt; add .unknown() to read such characters as"
            + " <unknown>",
        () -> corpus(folder.toString()).split(90, 4, 6).prepare());
  }

  @Test
  void more_streams_than_tokens() {
    refused(
        "corpus: the training part has 40 characters; batch(50) needs at least 51, one stream each"
            + " and one more; take a smaller batch or a longer text",
        () -> corpusOf("ab".repeat(25)).split(80, 10, 10).prepare().toLearnFrom(50, 10, true));
  }

  @Test
  void tokens_other_than_those_of_a_trained_model() {
    PreparedCorpus known = corpusOf("ab".repeat(25)).prepare();
    refused(
        "corpus: the model was trained with characters, the corpus has words; declare it as it was"
            + " in training",
        () -> known.withTextOf(corpusOf("a b a b").words(9)));
    refused(
        "corpus: the model was trained with characters, the corpus has characters in lower case;"
            + " declare it as it was in training",
        () -> known.withTextOf(corpusOf("ab").lowercase()));
    refused(
        "corpus: the character 'c' (U+0063) is none of those that the model knows; it first stands"
            + " in the training part, line 1, column 3; leave it out, or train anew with .unknown()",
        () -> known.withTextOf(corpusOf("abc".repeat(20))));
  }
}
