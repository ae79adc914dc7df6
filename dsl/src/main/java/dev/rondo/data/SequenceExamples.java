package dev.rondo.data;

import dev.rondo.array.internal.Filling;
import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some of a set's sequences, each with its answer. */
final class SequenceExamples implements Examples {

  private final SequenceSet set;
  private final int[] members;
  private final double[][] answers;

  /**
   * Some of a set.
   *
   * @param members the sequences of the set that are examples here
   * @param answers of all sequences of the set, {@code [sequence][output]}
   */
  SequenceExamples(SequenceSet set, int[] members, double[][] answers) {
    this.set = set;
    this.members = members;
    this.answers = answers;
  }

  @Override
  public int size() {
    return members.length;
  }

  @Override
  public Batch batch(int[] rows, DataType precision) {
    int[] chosen = Arrays.stream(rows).map(row -> members[row]).toArray();
    Inputs inputs = inputs(set, chosen, precision);
    return new Batch(
        inputs.x(),
        inputs.lengths(),
        Optional.empty(),
        matrix(chosen, precision, false),
        set.weights().isPresent()
            ? Optional.of(matrix(chosen, precision, true))
            : Optional.empty());
  }

  /** Sequences padded with zeros to the longest of them, {@code [chosen, longest, feature]}. */
  static Inputs inputs(SequenceSet set, int[] chosen, DataType precision) {
    int[] lengths = Arrays.stream(chosen).map(i -> set.values()[i].length).toArray();
    int longest = Arrays.stream(lengths).max().orElse(0);
    int width = set.features().size();
    Filling x = new Filling(precision, chosen.length, longest, width);
    for (int i = 0; i < chosen.length; i++) {
      for (int t = 0; t < lengths[i]; t++) {
        x.put((i * longest + t) * width, set.values()[chosen[i]][t]);
      }
    }
    boolean full = Arrays.stream(lengths).allMatch(length -> length == longest);
    return new Inputs(x.array(), full ? Optional.empty() : Optional.of(lengths), Optional.empty());
  }

  /** The answers, or the weights in their shape: {@code [chosen, output]}. */
  private INDArray matrix(int[] chosen, DataType precision, boolean weights) {
    int width = answers[0].length;
    double[] values = new double[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      for (int c = 0; c < width; c++) {
        values[i * width + c] =
            weights ? set.weights().orElseThrow()[chosen[i]] : answers[chosen[i]][c];
      }
    }
    return RowOrder.array(values, precision, chosen.length, width);
  }
}
