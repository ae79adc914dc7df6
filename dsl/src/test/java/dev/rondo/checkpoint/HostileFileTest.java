package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was changed anywhere is refused, and the refusal says where. */
class HostileFileTest {

  private static final long ONE_SECOND = 1_000_000_000L;

  /** What a byte is changed by: each of its bits alone, and all of them. */
  private static final int[] FLIPS = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF};

  @TempDir Path folder;
  private Path path;
  private byte[] whole;
  private int start;
  private long slowest;
  private int cases;

  @BeforeEach
  void save() throws IOException {
    path = folder.resolve("model.safetensors");
    sample().write(path);
    whole = Files.readAllBytes(path);
    start = (int) (8 + Little.read(whole));
  }

  private static TensorFile sample() {
    Random random = new Random(7);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("architecture", "{\"layers\":[{\"cell\":\"lstm\",\"units\":3}],\"seed\":42}");
    metadata.put("history", "[[1,0.73,\"NaN\"],[2,0.41,0.52]]");
    return TensorFile.of(
        metadata,
        List.of(
            Tensor.of("step", new long[] {17}),
            Tensor.of("weight_ih_l0", random.doubles(60).toArray(), 12, 5),
            Tensor.of("bias_l0", new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 12)));
  }

  @Test
  void every_flipped_byte_and_every_truncation_is_refused_with_its_place() throws IOException {
    flipEveryByte();
    cutAtEveryLength();
    assertThat(cases).isGreaterThanOrEqualTo(10_000);
    assertThat(slowest).as("nanoseconds of the slowest case").isLessThan(ONE_SECOND);
  }

  private void flipEveryByte() throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int at = 0; at < whole.length; at++) {
        for (int flip : FLIPS) {
          put(file, at, whole[at] ^ flip);
          String what = "byte " + at + " xor " + flip;
          CheckpointException refusal = refusal(what, whole.length);
          if (at >= start) {
            Tensor hit = tensorAt(at);
            assertThat(refusal.section()).as(what).isEqualTo("tensor '" + hit.name() + "'");
            assertThat(refusal.offset()).as(what).isLessThanOrEqualTo(at);
          } else if (at >= 8) {
            assertThat(refusal.offset()).as(what).isGreaterThanOrEqualTo(8);
          }
        }
        put(file, at, whole[at]);
      }
    }
    assertThat(TensorFile.readSealed(path)).isEqualTo(sample());
  }

  private static void put(FileChannel file, int at, int value) throws IOException {
    file.write(ByteBuffer.wrap(new byte[] {(byte) value}), at);
  }

  /** The tensor whose numbers a byte belongs to. */
  private Tensor tensorAt(int at) {
    long end = start;
    for (String name : List.of("step", "weight_ih_l0", "bias_l0")) {
      end += sample().tensor(name).byteCount();
      if (at < end) {
        return sample().tensor(name);
      }
    }
    throw new AssertionError("no tensor at byte " + at);
  }

  private void cutAtEveryLength() throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int length = whole.length - 1; length >= 0; length--) {
        file.truncate(length);
        CheckpointException refusal = refusal("cut to " + length + " bytes", length);
        if (length < start) {
          assertThat(refusal.section()).isEqualTo("length");
          assertThat(refusal.offset()).isZero();
        } else {
          assertThat(refusal.section()).startsWith("tensor '");
          assertThat(refusal.offset()).isBetween((long) start, (long) length);
        }
      }
    }
  }

  @Test
  void appended_bytes_are_refused() throws IOException {
    for (int more : new int[] {1, 2, 7, 8, 64, 1000, 100_000}) {
      for (byte filler : new byte[] {0, ' ', -1}) {
        byte[] longer = Arrays.copyOf(whole, whole.length + more);
        Arrays.fill(longer, whole.length, longer.length, filler);
        Files.write(path, longer);
        CheckpointException refusal = refusal(more + " more", longer.length);
        assertThat(refusal.section()).isEqualTo("end");
        assertThat(refusal.offset()).isEqualTo(whole.length);
      }
    }
  }

  @Test
  void two_halves_of_sound_files_are_no_sound_file() throws IOException {
    TensorFile.of(sample().metadata(), List.of(Tensor.of("step", new long[] {18}))).write(path);
    byte[] other = Files.readAllBytes(path);
    for (int cut = 1; cut < Math.min(other.length, whole.length); cut += 7) {
      byte[] mixed = whole.clone();
      System.arraycopy(other, 0, mixed, 0, cut);
      if (!Arrays.equals(mixed, whole)) {
        Files.write(path, mixed);
        refusal("the first " + cut + " bytes of another file", mixed.length);
      }
    }
    assertThat(cases).isGreaterThan(40);
  }

  /** The one way in which a changed file may be answered. */
  private CheckpointException refusal(String what, long size) {
    long begin = System.nanoTime();
    Throwable thrown = catchThrowable(() -> TensorFile.readSealed(path));
    slowest = Math.max(slowest, System.nanoTime() - begin);
    cases++;
    assertThat(thrown).as(what).isExactlyInstanceOf(CheckpointException.class);
    CheckpointException refusal = (CheckpointException) thrown;
    assertThat(refusal.section())
        .as(what)
        .matches("length|header|end|(?s)metadata '.*'|(?s)tensor '.*'");
    assertThat(refusal.offset()).as(what).isBetween(0L, size);
    assertThat(refusal.getMessage())
        .as(what)
        .startsWith(path + ": " + refusal.section() + " (byte " + refusal.offset() + "): expected ")
        .contains(", got ")
        .doesNotContain("\n");
    return refusal;
  }
}
