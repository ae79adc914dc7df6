package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors come in the text format of word2vec or GloVe, for the words that are known. */
class WordVectorsTest {

  private static final Vocabulary WORDS =
      Vocabulary.of(Map.of("film", 5L, "dull", 3L, ". . .", 2L, "rare", 1L), true, 100, 1);

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("v.txt"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4 2\n", "\uFEFF", "4 2\r\n"})
  void words_of_the_vocabulary_are_kept_with_or_without_a_first_line_of_sizes(String head)
      throws IOException {
    String lines = "the 9 9\nfilm 0.5 -1e-3\nother 1 x\n. . . 3 4\nfilm 7 7\ndull\t1\t2 \n\n";
    WordVectors vectors = WordVectors.read(file(head + lines), WORDS);
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.found()).isEqualTo(3);
    assertThat(vectors.vector(WORDS.token("film"))).hasValue(new float[] {0.5f, -0.001f});
    assertThat(vectors.vector(WORDS.token(". . ."))).hasValue(new float[] {3, 4});
    assertThat(vectors.vector(WORDS.token("dull"))).hasValue(new float[] {1, 2});
    assertThat(vectors.vector(WORDS.token("rare"))).isEmpty();
    assertThat(vectors.vector(1)).isEmpty();
  }

  @Test
  void it_says_how_many_words_were_found() throws IOException {
    Path file = file("film 1 2 3\nrare 1 2 3");
    assertThat(WordVectors.read(file, WORDS))
        .hasToString("vectors(\"" + file + "\"): 2 of 4 words found, 3 numbers each");
  }

  @Test
  void an_embedding_of_another_width_is_refused() throws IOException {
    Path file = file("film 1 2 3\n");
    WordVectors vectors = WordVectors.read(file, WORDS);
    vectors.requireWidth(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.requireWidth(64))
        .withMessage(
            "vectors(\""
                + file
                + "\"): a vector has 3 numbers, embed(64) has 64 units; write embed(3)");
  }

  @Test
  void a_line_that_is_no_vector_is_refused_with_its_number() throws IOException {
    refuses("film 1 2\ndull 1\n", "line 2 has fewer than 2 numbers behind the word");
    refuses("film\n", "line 1 has fewer than 1 number behind the word");
    refuses("the 1 2\nfilm 1 zwei\n", line("'zwei'"));
    refuses("the 1 2\nfilm NaN 1\n", line("'NaN'"));
    refuses("the 1 2\nfilm 1e99 1\n", line("'1e99'"));
    refuses("x".repeat((1 << 20) + 1), "line 1 is longer than 1,048,576 bytes");
    refuses("3 2000000\nfilm 1 2\n", "line 2 has fewer than 2,000,000 numbers behind the word");
  }

  private static String line(String number) {
    return "line 2 gives 'film' the number " + number + "; expected 2 finite numbers";
  }

  private void refuses(String text, String problem) throws IOException {
    Path file = file(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(file, WORDS))
        .withMessage(
            "vectors(\""
                + file
                + "\"): "
                + problem
                + "; expected the text format of word2vec or GloVe, a word and its numbers a line");
  }

  @Test
  void a_binary_file_is_refused_as_no_text() throws IOException {
    Path file =
        Files.write(
            folder.resolve("v.bin"),
            "2 2\nfilm \u00FF\u00FE".getBytes(StandardCharsets.ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(file, WORDS))
        .withMessage(
            "vectors(\""
                + file
                + "\"): line 2 is not UTF-8 text; expected the text format of word2vec or GloVe, a"
                + " word and its numbers a line");
  }

  @Test
  void what_holds_no_vector_is_refused() throws IOException {
    Path empty = file("\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(empty, WORDS))
        .withMessage(
            "vectors(\""
                + empty
                + "\"): the file holds no vector; expected a word and its numbers a line");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> WordVectors.read(folder.resolve("glove.txt"), WORDS))
        .withMessage(
            "vectors(\""
                + folder.resolve("glove.txt")
                + "\"): there is no such file; the working directory is "
                + Path.of("").toAbsolutePath());
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> WordVectors.read(folder, WORDS))
        .withMessage("vectors(\"" + folder + "\"): this is a directory; name a file of vectors");
  }
}
