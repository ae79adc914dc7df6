package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("model.safetensors");
  }

  private static TensorFile sample() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("words", "na\u00EFve \"quoted\" \uD83C\uDFB5 \u2028 \u0001");
    metadata.put("empty", "");
    return TensorFile.of(
        metadata,
        List.of(
            Tensor.of("w", new float[] {1, -0f, Float.NaN, 3, 4, Float.MIN_VALUE}, 2, 3),
            Tensor.of("m", new double[] {Math.PI, Double.NEGATIVE_INFINITY}, 2),
            Tensor.of("step", new long[] {Long.MIN_VALUE}),
            Tensor.of("none", new float[0], 0, 5)));
  }

  @Test
  void comes_back_as_it_was_written() {
    sample().write(path());

    for (TensorFile read : List.of(TensorFile.readSealed(path()), TensorFile.read(path()))) {
      assertThat(read).isEqualTo(sample());
      assertThat(read.metadata().keySet()).containsExactly("words", "empty");
      assertThat(read.tensors().keySet()).containsExactly("w", "m", "step", "none");
    }
  }

  @Test
  void the_same_content_is_the_same_bytes() throws IOException {
    sample().write(path());
    byte[] first = Files.readAllBytes(path());
    TensorFile.readSealed(path()).write(path());
    assertThat(Files.readAllBytes(path())).isEqualTo(first);
  }

  @Test
  void the_seal_stands_at_the_front_and_the_numbers_are_aligned() throws IOException {
    sample().write(path());
    byte[] bytes = Files.readAllBytes(path());
    long header = Little.read(bytes);
    assertThat(header % 8).isZero();
    assertThat(new String(bytes, 8, (int) header, StandardCharsets.UTF_8))
        .matches("(?s)\\{\"__metadata__\":\\{\"rondo.sha256\":\"[0-9a-f]{64}\",.*\\} *")
        .contains("\"m\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}")
        .contains("\"step\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[16,24]}")
        .contains("\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[24,48]}")
        .contains("\"none\":{\"dtype\":\"F32\",\"shape\":[0,5],\"data_offsets\":[48,48]}");
    assertThat(bytes).hasSize((int) (8 + header + 48));
  }

  @Test
  void a_file_may_be_empty() {
    TensorFile empty = TensorFile.of(Map.of(), List.of());
    empty.write(path());
    assertThat(TensorFile.readSealed(path())).isEqualTo(empty);
  }

  @Test
  void a_file_that_is_not_there_is_told_plainly() {
    assertThatThrownBy(() -> TensorFile.readSealed(path()))
        .isExactlyInstanceOf(UncheckedIOException.class)
        .hasMessage(
            path()
                + ": there is no such file; the working directory is "
                + Path.of("").toAbsolutePath());
  }

  @Test
  void a_folder_is_no_file() {
    assertThatThrownBy(() -> TensorFile.read(folder))
        .isExactlyInstanceOf(UncheckedIOException.class)
        .hasMessage(folder + ": this is a folder; name a file in it");
    assertThatThrownBy(() -> sample().write(folder))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("save(\"" + folder + "\"): is a folder; name a file in it");
  }

  @Test
  void a_folder_that_is_not_there_is_not_made() {
    Path deep = folder.resolve("nowhere/model.safetensors");
    assertThatThrownBy(() -> sample().write(deep))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "save(\""
                + deep
                + "\"): the folder "
                + folder.resolve("nowhere")
                + " does not exist; make it first");
  }

  @Test
  void names_are_not_given_twice_and_not_taken() {
    Tensor a = Tensor.of("a", new float[] {1});
    assertThatThrownBy(() -> TensorFile.of(Map.of(), List.of(a, a)))
        .hasMessage("two tensors are called 'a'");
    assertThatThrownBy(() -> new TensorFile(Map.of(), Map.of("b", a)))
        .hasMessage("tensor 'a' stands under the name 'b'");
    assertThatThrownBy(() -> TensorFile.of(Map.of("rondo.sha256", ""), List.of()))
        .hasMessage("metadata 'rondo.sha256' is the seal's; choose another");
    Tensor reserved = Tensor.of("__metadata__", new float[] {1});
    assertThatThrownBy(() -> TensorFile.of(Map.of(), List.of(reserved)))
        .hasMessage("no tensor can be called __metadata__");
  }

  @Test
  void texts_that_no_reader_would_take_are_not_written() {
    TensorWriter.checkLength(99_999_993);
    assertThatThrownBy(() -> TensorWriter.checkLength(99_999_994))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the texts and names beside the tensors take 99999994 bytes; a file holds at most"
                + " 100000000");
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> sample().tensor("W"))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage("tensor 'W' (byte 8): expected in the file, got only [w, m, step, none]");
    assertThatThrownBy(() -> sample().text("plan"))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'plan' (byte 8): expected in the file, got only [words, empty]");
  }

  @Test
  void a_tensor_knows_its_place_in_the_file() {
    sample().write(path());
    assertThatThrownBy(
            () -> {
              throw TensorFile.readSealed(path()).tensor("w").refuse("expected shape [3, 2]");
            })
        .hasMessageMatching("tensor 'w' \\(byte \\d{3}\\): expected shape \\[3, 2]");
  }

  @Test
  void changed_bytes_are_named_by_their_tensor() throws IOException {
    sample().write(path());
    byte[] bytes = Files.readAllBytes(path());
    int start = (int) (8 + Little.read(bytes));
    bytes[start + 17]++;
    Files.write(path(), bytes);
    assertThatThrownBy(() -> TensorFile.readSealed(path()))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessageMatching(
            "\\Q"
                + path()
                + ": tensor 'step' (byte "
                + (start + 16)
                + "): expected checksum \\E[0-9a-f]{8}, got [0-9a-f]{8};"
                + " the file was changed after it was saved");
    assertThat(TensorFile.read(path()).tensors()).containsKey("step");
  }
}
