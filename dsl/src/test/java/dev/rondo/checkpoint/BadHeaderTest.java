package dev.rondo.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be wrong with a header, and what is said about it. */
class BadHeaderTest {

  @TempDir Path folder;

  /**
   * A header, how many bytes of numbers follow it, and the whole message after the file's name. The
   * header is in Latin-1, so that it can hold bytes that are no UTF-8.
   */
  record Bad(String header, int numbers, String message) {

    @Override
    public String toString() {
      return message;
    }
  }

  private static Bad tensor(String entry, int numbers, String problem) {
    return new Bad("{\"a\":" + entry + "}", numbers, "tensor 'a' (byte 8): " + problem);
  }

  private static String f32(String shape, String offsets) {
    return "{\"dtype\":\"F32\",\"shape\":[" + shape + "],\"data_offsets\":[" + offsets + "]}";
  }

  @ParameterizedTest
  @MethodSource({"texts", "entries", "covers"})
  void is_refused_with_its_place(Bad bad) throws IOException {
    Path path = folder.resolve("bad.safetensors");
    Files.write(path, Forgery.file(bad.header().getBytes(ISO_8859_1), new byte[bad.numbers()]));
    assertThat(catchThrowable(() -> TensorFile.read(path)))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(path + ": " + bad.message());
  }

  static Stream<Bad> texts() {
    String header = "header (byte 8): ";
    return Stream.of(
        new Bad("[]", 0, header + "expected '{', got byte 91"),
        new Bad(" {}", 0, header + "expected '{', got byte 32"),
        new Bad("\u00EF\u00BB\u00BF{}", 0, header + "expected '{', got byte 239"),
        new Bad("{\"", 0, header + "expected JSON, got none at $."),
        new Bad("{\"a", 0, header + "expected JSON, got none at $."),
        new Bad("{\"a\u00FF\":1}", 0, header + "expected UTF-8 text, got bytes that are none"),
        new Bad("{} x", 0, header + "expected JSON, got none at $"),
        new Bad("{}{}", 0, header + "expected JSON, got none at $"),
        new Bad("{a:1}", 0, header + "expected JSON, got none at $."),
        new Bad("{'a':1}", 0, header + "expected JSON, got none at $."),
        new Bad("{}\0\0", 0, header + "expected JSON, got none at $"),
        new Bad(
            "{\"a\":" + f32("", "0,4") + ",\"a\":" + f32("", "0,4") + "}",
            4,
            header + "expected each name once, got 'a' twice"),
        new Bad(
            "{\"__metadata__\":{},\"__metadata__\":{}}",
            0,
            header + "expected each name once, got '__metadata__' twice"),
        new Bad(
            "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}",
            0,
            header + "expected each name once, got 'k' twice"),
        new Bad(
            "{\"__metadata__\":[]}",
            0,
            header + "expected an object, got a list at $.__metadata__"),
        new Bad(
            "{\"__metadata__\":{\"k\":1}}",
            0,
            "metadata 'k' (byte 8): expected text, got a number at $.__metadata__.k"),
        new Bad(
            "{\"__metadata__\":{\"k\":\"\\ud800\"}}",
            0,
            "metadata 'k' (byte 8): expected text, got half of a character at its place 0 at"
                + " $.__metadata__.k"));
  }

  static Stream<Bad> entries() {
    return Stream.of(
        tensor("1", 0, "expected an object, got a number at $.a"),
        tensor("{}", 0, "expected dtype, shape and two data_offsets, got fewer of them"),
        tensor(
            "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4]}",
            4,
            "expected dtype, shape and two data_offsets, got fewer of them"),
        tensor(
            "{\"dtype\":\"F32\",\"dtype\":\"F32\"}",
            0,
            "expected each name once, got 'dtype' twice"),
        tensor("{\"path\":\"x\"}", 0, "expected dtype, shape and data_offsets, got 'path'"),
        tensor(
            "{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[0,2]}",
            2,
            "expected dtype F32, F64 or I64, got BF16; convert the tensor before it is saved, in"
                + " PyTorch with .float()"),
        tensor(
            f32("-1", "0,4"),
            4,
            "expected a whole number that is not negative, got -1 at $.a.shape[1]"),
        tensor(
            f32("1.0", "0,4"),
            4,
            "expected a whole number that is not negative, got 1.0 at $.a.shape[1]"),
        tensor(f32("01", "0,4"), 4, "expected JSON, got none at $.a.shape[0]"),
        tensor(f32("\"1\"", "0,4"), 4, "expected a number, got text at $.a.shape[0]"),
        tensor(
            f32("9223372036854775808", "0,4"),
            4,
            "expected a number in range, got 9223372036854775808 at $.a.shape[1]"),
        tensor(f32("1,".repeat(32) + "1", "0,4"), 4, "expected at most 32 numbers, got more"),
        tensor(f32("1", "0,4,4"), 4, "expected at most 2 numbers, got more"),
        tensor(f32("2", "0,4"), 4, "expected 8 bytes for F32 [2], got 4"),
        tensor(f32("0", "0,4"), 4, "expected 0 bytes for F32 [0], got 4"),
        tensor(f32("1", "4,0"), 4, "expected data_offsets that ascend, got [4, 0]"),
        tensor(
            f32("4294967296,4294967296", "0,4"),
            4,
            "expected a possible shape, got [4294967296, 4294967296]"),
        tensor(
            f32("4611686018427387904", "0,4"),
            4,
            "expected a possible shape, got [4611686018427387904]"),
        tensor(
            f32("1000000000", "0,4000000000"),
            4,
            "expected at most 2 GB in a tensor, got 4000000000 bytes"));
  }

  static Stream<Bad> covers() {
    int one = ("{\"a\":" + f32("1", "0,4") + "}").length() + 8;
    int two = ("{\"a\":" + f32("1", "0,4") + ",\"b\":" + f32("1", "4,8") + "}").length() + 8;
    return Stream.of(
        new Bad("{}", 3, "end (byte 10): expected the end of the file, got 3 more bytes"),
        new Bad(
            "{\"a\":" + f32("1", "0,4") + "}",
            5,
            "end (byte " + (one + 4) + "): expected the end of the file, got 1 more bytes"),
        new Bad(
            "{\"a\":" + f32("1", "0,4") + "}",
            3,
            "tensor 'a' (byte " + one + "): expected 4 bytes, got 3 to the end of the file"),
        new Bad(
            "{\"a\":" + f32("1", "4,8") + "}",
            8,
            "tensor 'a' (byte "
                + (one + 4)
                + "): expected it to begin at byte 0 of the data, got 4"),
        new Bad(
            "{\"a\":" + f32("1", "0,4") + ",\"b\":" + f32("1", "2,6") + "}",
            6,
            "tensor 'b' (byte "
                + (two + 2)
                + "): expected it to begin at byte 4 of the data, got 2"),
        new Bad(
            "{\"a\":" + f32("1", "0,4") + ",\"b\":" + f32("1", "0,4") + "}",
            4,
            "tensor 'b' (byte " + two + "): expected it to begin at byte 4 of the data, got 0"));
  }

  @Test
  void a_length_that_cannot_be_is_refused() throws IOException {
    Path path = Files.write(folder.resolve("short"), new byte[7]);
    assertThat(catchThrowable(() -> TensorFile.read(path)))
        .hasMessage(
            path + ": length (byte 0): expected 8 bytes with the header's length, got 7 in all");
    Files.write(path, Little.write(-1));
    assertThat(catchThrowable(() -> TensorFile.read(path)))
        .hasMessage(
            path
                + ": length (byte 0): expected a header of 2 bytes or more and no more than the 0"
                + " that follow, got 18446744073709551615");
  }

  @Test
  void a_file_of_another_library_is_no_sealed_one() throws IOException {
    Path path = folder.resolve("foreign.safetensors");
    Files.write(path, Forgery.file("{\"a\":" + f32("1", "0,4") + "}" + " ".repeat(100), 4));
    assertThat(TensorFile.read(path).tensors()).containsOnlyKeys("a");
    assertThat(catchThrowable(() -> TensorFile.readSealed(path)))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(
            path
                + ": header (byte 8): expected the seal {\"__metadata__\":{\"rondo.sha256\":\", got"
                + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"; the file was not saved by Rondo or its"
                + " front was changed; weights of other libraries are imported");
  }

  @Test
  void checksums_name_each_tensor_once() throws IOException {
    Path path = folder.resolve("forged.safetensors");
    String entry = "},\"a\":" + f32("1", "0,4") + "}";
    Files.write(path, Forgery.sealed("\"" + entry, 4));
    assertThat(catchThrowable(() -> TensorFile.readSealed(path)))
        .hasMessage(
            path
                + ": metadata 'rondo.crc32' (byte 8): expected a checksum for each tensor, got"
                + " nothing");
    Files.write(path, Forgery.sealed("\",\"rondo.crc32\":\"{}\"" + entry, 4));
    assertThat(catchThrowable(() -> TensorFile.readSealed(path)))
        .hasMessage(path + ": metadata 'rondo.crc32' (byte 8): a: expected text, got nothing");
    Files.write(
        path, Forgery.sealed("\",\"rondo.crc32\":\"{\\\"a\\\":\\\"00000000\\\"}\"" + entry, 4));
    assertThat(catchThrowable(() -> TensorFile.readSealed(path)))
        .hasMessageMatching(
            "\\Q"
                + path
                + "\\E: tensor 'a' \\(byte \\d+\\): expected checksum 00000000, got 2144df1c");
  }
}
