package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file cannot make its reader take more memory than its own size explains. What is counted is all
 * that the reading thread allocates, garbage too, which is more than it ever holds at once.
 */
class HostileSizeTest {

  private static final long MEGABYTE = 1_000_000;

  @TempDir Path folder;

  private Path put(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("hostile.safetensors"), bytes);
  }

  /**
   * A file of 4 MB, so that the fixed costs of a read, a few buffers of 64 KB and Gson's classes at
   * first use, do not hide what grows with the file. Three quarters are numbers; the texts of a
   * quarter stand for a large vocabulary.
   */
  private static TensorFile large() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("vocabulary", "word ".repeat(200_000));
    return TensorFile.of(
        metadata,
        List.of(
            Tensor.of("a", new Random(1).doubles(250_000).toArray(), 500, 500),
            Tensor.of("b", new float[250_000], 250_000)));
  }

  @Test
  void refusing_a_file_takes_no_more_than_twice_its_size() throws IOException {
    large().write(folder.resolve("large"));
    byte[] whole = Files.readAllBytes(folder.resolve("large"));
    assertThat(whole.length).isBetween(4_000_000, 4_100_000);
    TensorFile.readSealed(folder.resolve("large")); // loads the classes

    List<byte[]> damaged = new ArrayList<>();
    Random random = new Random(2);
    for (int i = 0; i < 24; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      damaged.add(flipped);
      damaged.add(Arrays.copyOf(whole, random.nextInt(whole.length)));
    }
    for (long length : new long[] {0, 2, 200, 1_000_000, 3_999_000, 1L << 32, -1, Long.MIN_VALUE}) {
      byte[] lying = whole.clone();
      System.arraycopy(Little.write(length), 0, lying, 0, 8);
      damaged.add(lying);
      damaged.add(Forgery.resealed(lying));
    }
    damaged.add(Arrays.copyOf(whole, whole.length + 1000));
    damaged.addAll(lyingSizes());

    for (byte[] bytes : damaged) {
      Path path = put(bytes);
      long taken = allocated(path, TensorFile::readSealed);
      assertThat(taken).isLessThanOrEqualTo(2L * Math.max(bytes.length, MEGABYTE / 10));
    }
    assertThat(damaged).hasSizeGreaterThanOrEqualTo(60);
  }

  /** Whole files with seals that fit, whose header promises more or less than is there. */
  private static List<byte[]> lyingSizes() {
    List<byte[]> files = new ArrayList<>();
    for (long claimed : new long[] {8, 3_999_992, 4_000_008, 1L << 31, 1L << 40, 1L << 62}) {
      String entry =
          "\",\"rondo.crc32\":\"{\\\"a\\\":\\\"00000000\\\"}\"},\"a\":{\"dtype\":\"F64\",\"shape\":["
              + claimed / 8
              + "],\"data_offsets\":[0,"
              + claimed
              + "]}}";
      files.add(Forgery.sealed(entry, 4_000_000));
    }
    return files;
  }

  @Test
  void reading_a_sound_file_takes_no_more_than_twice_its_size() throws IOException {
    Path path = folder.resolve("large");
    TensorFile file = TensorFile.of(Map.of(), large().tensors().values());
    file.write(path);
    TensorFile.readSealed(path); // loads the classes

    long before = counter().getCurrentThreadAllocatedBytes();
    TensorFile read = TensorFile.readSealed(path);
    long taken = counter().getCurrentThreadAllocatedBytes() - before;

    assertThat(read).isEqualTo(file);
    assertThat(taken).isBetween(3 * MEGABYTE, 2 * Files.size(path));
  }

  @ParameterizedTest
  @MethodSource("giants")
  void a_kilobyte_that_declares_eight_exbibytes_is_refused_at_once(byte[] bytes)
      throws IOException {
    assertThat(bytes.length).isLessThanOrEqualTo(1024);
    for (Function<Path, TensorFile> reader :
        List.<Function<Path, TensorFile>>of(TensorFile::read, TensorFile::readSealed)) {
      Path path = put(bytes);
      allocated(path, reader); // loads the classes
      long begin = System.nanoTime();
      assertThat(allocated(path, reader)).isLessThan(MEGABYTE / 4);
      assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000L);
    }
  }

  static Stream<byte[]> giants() {
    String eight = "9223372036854775800";
    return Stream.of(
        header(Long.MAX_VALUE),
        header(Long.MIN_VALUE),
        header(-1),
        header(1L << 62),
        tensor("F64", "1152921504606846975", "0," + eight),
        tensor("F64", "1152921504606846976", "0,9223372036854775807"),
        tensor("F32", "2147483648,2147483648,2", "0,9223372036854775807"),
        tensor("I64", "4294967296,4294967296,4294967296", "0,8"),
        tensor("F64", "0,9223372036854775807,9223372036854775807", "0,0"),
        tensor("F64", "1", eight + ",9223372036854775807"),
        tensor("F32", "9223372036854775808", "0,8"),
        tensor("F32", "1".repeat(300), "0,8"),
        tensor("F32", "1,".repeat(200) + "1", "0,4"));
  }

  private static byte[] header(long length) {
    byte[] file = Forgery.file("{}".repeat(500), 0);
    System.arraycopy(Little.write(length), 0, file, 0, 8);
    return file;
  }

  private static byte[] tensor(String dtype, String shape, String offsets) {
    String rest =
        ("\",\"rondo.crc32\":\"{\\\"a\\\":\\\"00000000\\\"}\"},\"a\":{\"dtype\":\"%s\","
                + "\"shape\":[%s],\"data_offsets\":[%s]}}")
            .formatted(dtype, shape, offsets);
    return Forgery.sealed(rest.getBytes(StandardCharsets.UTF_8), new byte[8]);
  }

  private static long allocated(Path path, Function<Path, TensorFile> reader) {
    ThreadMXBean counter = counter();
    long before = counter.getCurrentThreadAllocatedBytes();
    Throwable thrown = catchThrowable(() -> reader.apply(path));
    long taken = counter.getCurrentThreadAllocatedBytes() - before;
    assertThat(thrown).isExactlyInstanceOf(CheckpointException.class);
    return taken;
  }

  private static ThreadMXBean counter() {
    return (ThreadMXBean) ManagementFactory.getThreadMXBean();
  }
}
