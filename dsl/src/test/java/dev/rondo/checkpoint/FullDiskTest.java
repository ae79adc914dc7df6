package dev.rondo.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where no more fits, the file that was there stays, nothing is left beside it, and that is said.
 */
class FullDiskTest {

  private static final String UNTOUCHED =
      ": not saved, and what stood there is untouched: %s; make room or choose another folder";

  @TempDir Path folder;

  private static TensorFile old() {
    return TensorFile.of(Map.of("is", "old"), List.of(Tensor.of("a", new float[] {1})));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_limit_on_the_size_of_files_leaves_the_old_one() throws Exception {
    Path path = folder.resolve("model.safetensors");
    old().write(path);
    // sh counts in blocks of 512 bytes: 128 KB, an eighth of what is saved
    assertThat(run(List.of("sh", "-c", "ulimit -f 256; exec \"$@\"", "sh"), path))
        .isEqualTo("save(\"" + path + "\")" + UNTOUCHED.formatted("File too large"));
    assertOnlyTheOldFileIsThere(folder, path);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_full_file_system_leaves_the_old_file() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        command(List.of("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()))
            .isEmpty(),
        "only root may mount a small disk");
    try {
      Path path = disk.resolve("model.safetensors");
      old().write(path);
      assertThat(run(List.of(), path))
          .isEqualTo("save(\"" + path + "\")" + UNTOUCHED.formatted("No space left on device"));
      assertOnlyTheOldFileIsThere(disk, path);
    } finally {
      assertThat(command(List.of("umount", disk.toString()))).isEmpty();
    }
  }

  @Test
  void a_write_that_fails_halfway_leaves_the_old_file() throws IOException {
    Path path = folder.resolve("model.safetensors");
    old().write(path);
    assertThatThrownBy(
            () ->
                SafeFile.replace(
                    path,
                    output -> {
                      output.write(ByteBuffer.allocate(100_000));
                      throw new IOException("No space left on device");
                    }))
        .isExactlyInstanceOf(UncheckedIOException.class)
        .hasMessage("save(\"" + path + "\")" + UNTOUCHED.formatted("No space left on device"));
    assertOnlyTheOldFileIsThere(folder, path);
  }

  private static void assertOnlyTheOldFileIsThere(Path folder, Path path) throws IOException {
    assertThat(TensorFile.readSealed(path)).isEqualTo(old());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  private static String run(List<String> before, Path path) throws Exception {
    List<String> command = new ArrayList<>(before);
    command.addAll(ChildProcess.java(FullDiskChild.class, path.toString()));
    return command(command);
  }

  private static String command(List<String> command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return e.getMessage(); // there is no such command
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
