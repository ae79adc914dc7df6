package dev.rondo.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.engine.NetworkShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that only look like Keras's. */
class HostileKerasTest {

  private static final String NAME = "keras_elman_1_forward_last";
  private static final NetworkShape SHAPE = KerasNetworks.shapes().get(NAME);

  @TempDir private Path folder;
  private Path archive;
  private Path weights;

  @BeforeEach
  void name_the_files() {
    archive = folder.resolve("model.keras");
    weights = folder.resolve("model.weights.h5");
  }

  @Test
  void whatever_byte_is_wrong_the_answer_is_weights_or_one_of_two_refusals() throws IOException {
    byte[] whole = KerasArchive.read(Answers.path(NAME + ".keras")).weights();
    int refused = 0;
    for (int at = 0; at < whole.length; at += at < 2048 ? 7 : 97) {
      byte[] broken = whole.clone();
      broken[at] ^= (byte) 0xFF;
      refused += readOrRefuse(broken) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(30);
  }

  @Test
  void wherever_the_file_is_cut_it_is_refused_or_whole_enough() throws IOException {
    byte[] whole = KerasArchive.read(Answers.path(NAME + ".keras")).weights();
    for (int length = 0; length < whole.length; length += 211) {
      readOrRefuse(Arrays.copyOf(whole, length));
    }
    assertThat(readOrRefuse(Arrays.copyOf(whole, whole.length / 2))).isFalse();
  }

  private boolean readOrRefuse(byte[] content) throws IOException {
    Files.write(weights, content);
    return assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try {
            read(weights);
            return true;
          } catch (CheckpointException | IllegalArgumentException e) {
            assertThat(e.getMessage()).contains(weights.toString());
            return false;
          }
        });
  }

  @Test
  void a_file_of_something_else_is_refused() throws IOException {
    Files.writeString(weights, "not HDF5");
    assertThatThrownBy(() -> read(weights))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(weights + ": HDF5: cannot be read as HDF5: ");
    Files.writeString(archive, "not zip");
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(archive + ": archive: cannot be read as zip: ");
  }

  @Test
  void an_archive_without_its_parts_is_refused() throws IOException {
    zip(Map.of("config.json", text("{}")));
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            archive
                + ": archive: expected an entry 'model.weights.h5', as Keras 3 writes it, got none");
  }

  @Test
  void a_bomb_is_refused_before_it_is_unpacked() throws IOException {
    zip(Map.of("config.json", new byte[64 << 20]));
    assertThat(Files.size(archive)).isLessThan(100_000);
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(archive + ": 'config.json': is more than ")
        .hasMessageEndingWith(" bytes, too much for this archive");
  }

  @Test
  void a_description_of_something_else_is_refused() throws IOException {
    assertThatThrownBy(() -> described("[]"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(archive + ": 'config.json'")
        .hasMessageContaining("expected an object, got a list");
    assertThatThrownBy(() -> described("{\"class_name\": \"Mine\"}"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("class_name: expected Sequential or Functional, got 'Mine'");
    assertThatThrownBy(() -> described(sequential("{\"class_name\": \"Conv1D\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "importWeights(\""
                + archive
                + "\"): the file has layer 'it' (Conv1D), which Rondo has not");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> read(weights))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(weights.toString());
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(archive.toString());
  }

  private static String sequential(String layer) {
    return "{\"class_name\": \"Sequential\", \"config\": {\"layers\": ["
        + layer
        + ", \"config\": {\"name\": \"it\"}}]}}";
  }

  private void described(String config) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("config.json", text(config));
    entries.put("model.weights.h5", KerasArchive.read(Answers.path(NAME + ".keras")).weights());
    zip(entries);
    read(archive);
  }

  private void zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    Files.write(archive, bytes.toByteArray());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void read(Path path) {
    ForeignWeights.read(path, SHAPE, Map.of(), false);
  }
}
