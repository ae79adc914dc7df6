package dev.rondo.text;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is UTF-8 or refused, and its line ends are alike. */
class TextFileTest {

  @TempDir Path folder;

  private String read(byte[] bytes) throws IOException {
    return TextFile.read(
        "corpus(\"plays.txt\")", "text file", Files.write(folder.resolve("f"), bytes));
  }

  @Test
  void line_ends_of_every_system_are_read_as_one() throws IOException {
    assertThat(read("a\r\nb\rc\nd\r\n\r\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a\nb\nc\nd\n\n");
    assertThat(read(new byte[0])).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_left_out() throws IOException {
    assertThat(read(bytes(0xEF, 0xBB, 0xBF, 'a', 0xC3, 0xA9))).isEqualTo("aé");
  }

  @Test
  void a_byte_that_is_no_utf_8_is_refused_with_its_place() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(bytes('a', '\n', 'c', 'a', 'f', 0xE9, '\n')))
        .withMessage(
            "corpus(\"plays.txt\"): line 2 is not UTF-8 text: byte 5 of the file is 0xE9; save the"
                + " text file in UTF-8, from Latin-1 with 'iconv -f LATIN1 -t UTF-8'");
  }

  @Test
  void a_character_cut_at_the_end_of_the_file_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(bytes('a', 0xF0, 0x9F, 0x98)))
        .withMessageStartingWith(
            "corpus(\"plays.txt\"): line 1 is not UTF-8 text: byte 1 of the file is 0xF0; ");
  }

  @Test
  void utf_16_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("\uFEFFTo be".getBytes(UTF_16LE)))
        .withMessage(
            "corpus(\"plays.txt\"): the file begins as UTF-16 does; save the text file in UTF-8,"
                + " with 'iconv -f UTF-16 -t UTF-8'");
  }

  @Test
  void what_is_no_file_is_refused() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> TextFile.read("corpus(\"x\")", "text file", folder))
        .withMessage("corpus(\"x\"): this is a directory; name a text file");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> TextFile.read("corpus(\"x\")", "text file", folder.resolve("x")))
        .withMessage(
            "corpus(\"x\"): there is no such file; the working directory is "
                + Path.of("").toAbsolutePath());
  }

  private static byte[] bytes(int... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int value : values) {
      bytes.write(value);
    }
    return bytes.toByteArray();
  }
}
