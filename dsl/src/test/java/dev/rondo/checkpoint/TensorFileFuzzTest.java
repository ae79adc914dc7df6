package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, it is read whole or refused with a place. The ordinary run replays the
 * inputs beside this class's resources. To search for new ones, one method at a time:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -pl dsl test -Djazzer.hooks=true -Dtest=TensorFileFuzzTest#any_bytes
 * }</pre>
 *
 * <p>A search lasts as long as {@code maxDuration} says; what it finds lies in {@code
 * .cifuzz-corpus}, and what broke in the folder of inputs, where it is replayed from then on.
 */
class TensorFileFuzzTest {

  @TempDir static Path folder;

  @FuzzTest(maxDuration = "3m")
  void any_bytes(byte[] bytes) throws IOException {
    check(bytes, TensorFile::read);
  }

  /** The last bytes are the tensors' numbers, as many as the first byte says. */
  @FuzzTest(maxDuration = "3m")
  void any_bytes_under_a_seal_that_fits(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    int numbers = Math.min(bytes[0] & 0xFF, bytes.length - 1);
    int split = bytes.length - numbers;
    check(
        Forgery.sealed(
            Arrays.copyOfRange(bytes, 1, split), Arrays.copyOfRange(bytes, split, bytes.length)),
        TensorFile::readSealed);
  }

  private static void check(byte[] bytes, Function<Path, TensorFile> reader) throws IOException {
    Path path = Files.write(folder.resolve(Thread.currentThread().getId() + ".in"), bytes);
    TensorFile file;
    try {
      file = reader.apply(path);
    } catch (CheckpointException e) {
      assertThat(e.section()).isNotEmpty();
      assertThat(e.offset()).isBetween(0L, (long) bytes.length);
      assertThat(e)
          .hasMessageStartingWith(path + ": " + e.section() + " (byte " + e.offset() + ")");
      assertThat(e.getMessage()).hasSizeLessThan(1000).doesNotContain("\n");
      return;
    }
    Path copy = path.resolveSibling(path.getFileName() + ".out");
    try (OutputStream out = Files.newOutputStream(copy)) { // without the wait for the disk
      for (ByteBuffer part : TensorWriter.parts(file)) {
        byte[] piece = new byte[part.remaining()];
        part.get(piece);
        out.write(piece);
      }
    }
    assertThat(TensorFile.readSealed(copy)).isEqualTo(file);
  }
}
