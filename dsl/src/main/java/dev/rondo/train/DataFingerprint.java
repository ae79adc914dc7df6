package dev.rondo.train;

import dev.rondo.checkpoint.Sha256;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A SHA-256 over the examples of a task as the network sees them, in their order: the same data,
 * the same bits.
 */
final class DataFingerprint {

  private static final int AT_ONCE = 256;

  private final MessageDigest digest = Sha256.start();

  /** Of what is learned from and what is watched, as hexadecimal digits. */
  static String of(Task task, DataType precision) {
    DataFingerprint print = new DataFingerprint();
    print.add(task.training().compact(), precision);
    task.validation().ifPresent(watched -> print.add(watched.compact(), precision));
    return Sha256.digits(print.digest);
  }

  private void add(Examples examples, DataType precision) {
    add(examples.size());
    for (int from = 0; from < examples.size(); from += AT_ONCE) {
      int to = Math.min(examples.size(), from + AT_ONCE);
      add(examples.batch(IntStream.range(from, to).toArray(), precision));
    }
  }

  private void add(Batch batch) {
    add(batch.x());
    int[] lengths = batch.lengths().orElse(new int[0]);
    add(lengths.length);
    IntStream.of(lengths).forEach(this::add);
    batch.side().ifPresent(this::add);
    add(batch.target());
    batch.weight().ifPresent(this::add);
  }

  private void add(INDArray array) {
    LongStream.of(array.shape()).forEach(side -> add((int) side));
    double[] numbers = array.dup('c').reshape(array.length()).toDoubleVector();
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
    bytes.asDoubleBuffer().put(numbers);
    digest.update(bytes);
  }

  private void add(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
  }
}
