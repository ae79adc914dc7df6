package dev.rondo.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("model");
  }

  private static void put(Path path, String text) {
    SafeFile.replace(path, output -> output.write(ByteBuffer.wrap(text.getBytes(UTF_8))));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void makes_a_file_and_replaces_it() throws IOException {
    put(path(), "old");
    put(path(), "new");
    assertThat(path()).hasContent("new");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void the_old_file_stands_until_the_new_one_is_whole() throws IOException {
    put(path(), "old");
    SafeFile.replace(
        path(),
        output -> {
          output.write(ByteBuffer.wrap(new byte[200_000]));
          assertThat(path()).hasContent("old");
        });
    assertThat(path()).hasSize(200_000);
  }

  @Test
  void removes_what_a_killed_save_of_the_same_file_left() throws IOException {
    Files.writeString(folder.resolve(".model.1f0e.part"), "half");
    Files.writeString(folder.resolve(".other.1f0e.part"), "half");
    Files.writeString(folder.resolve("model.part"), "a user's");
    put(path(), "new");
    assertThat(names()).containsExactly(".other.1f0e.part", "model", "model.part");
  }

  @Test
  void leaves_the_part_that_another_save_is_writing() throws IOException {
    SafeFile.replace(
        path(),
        output -> {
          output.write(ByteBuffer.wrap(new byte[] {'a'}));
          put(path(), "in between");
          output.write(ByteBuffer.wrap(new byte[] {'b'}));
        });
    assertThat(path()).hasContent("ab");
    assertThat(names()).containsExactly("model");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_link_stays_a_link() throws IOException {
    put(path(), "old");
    Path link = Files.createSymbolicLink(folder.resolve("latest"), path());
    put(link, "new");
    assertThat(link).isSymbolicLink().hasContent("new");
    assertThat(path()).hasContent("new");
  }

  @Test
  void an_interrupted_save_leaves_the_old_file_and_the_flag() throws IOException {
    put(path(), "old");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> put(path(), "new"))
          .isExactlyInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "save(\""
                  + path()
                  + "\"): not saved, and what stood there is untouched: the thread"
                  + " was interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(path()).hasContent("old");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void a_failure_of_the_content_leaves_the_old_file() throws IOException {
    put(path(), "old");
    assertThatThrownBy(
            () ->
                SafeFile.replace(
                    path(),
                    output -> {
                      output.write(ByteBuffer.wrap(new byte[10]));
                      throw new IllegalStateException("a fault");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class);
    assertThat(path()).hasContent("old");
    assertThat(names()).containsExactly("model");
  }
}
