package dev.rondo.data;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.model.SequenceRegressor;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences in arrays: {@code x [N,T,F]} and an answer each, {@code y [N]} or {@code [N,K]}
 * numbers, or {@code [N]} class numbers by {@link #classes()}. An immutable value that prints as it
 * was written; the arrays are copied.
 */
public final class ArraySequences implements Renderable {

  private static final String CALL = "sequences(x, y)";

  private final INDArray x;
  private final int[] lengths;
  private final double[][] answers;
  private final Written written;

  private ArraySequences(INDArray x, int[] lengths, double[][] answers, Written written) {
    this.x = x;
    this.lengths = lengths;
    this.answers = answers;
    this.written = written;
  }

  /**
   * Sequences that are all full.
   *
   * @param x {@code [N, T, F]}
   * @param y {@code [N]} or {@code [N, K]}
   */
  public static ArraySequences of(INDArray x, INDArray y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    requireCube(CALL, x);
    return new ArraySequences(x.dup(), new int[0], answers(x, y), Written.of(CALL));
  }

  /** Says how many steps of each sequence are real; what follows them is padding and not read. */
  public ArraySequences lengths(int... lengths) {
    requireLengths(lengths, x);
    String arguments =
        Arrays.stream(lengths).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return new ArraySequences(x, lengths.clone(), answers, written.put("lengths", arguments));
  }

  /** Takes the answers as numbers of classes, from 0: a classification. */
  public LabelledSequences classes() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      double number = answers[i][0];
      if (answers[i].length != 1) {
        throw new IllegalArgumentException(
            "classes(): y has "
                + answers[i].length
                + " answers a sequence; expected one class number each, y [N]");
      }
      if (number < 0 || number != Math.rint(number)) {
        throw new IllegalArgumentException(
            "classes(): y["
                + i
                + "] is "
                + Words.number(number)
                + "; class numbers are 0, 1, 2...");
      }
      labels.add(Words.number(number));
    }
    return LabelledSequences.of(
        "classes()",
        set(CALL, x, lengths),
        labels,
        SequenceIntake.ARRAYS,
        written.put("classes", ""));
  }

  /** Takes the answers as numbers to be found: a regression. */
  public MeasuredSequences measured() {
    List<String> targets = IntStream.range(0, answers[0].length).mapToObj(k -> "y" + k).toList();
    return new MeasuredSequences(
        new SequencePlan(set(CALL, x, lengths), false, SplitShares.DEFAULT, SequenceIntake.ARRAYS),
        targets,
        answers,
        written);
  }

  /** {@link MeasuredSequences#standardize} of the regression. */
  public MeasuredSequences standardize() {
    return measured().standardize();
  }

  /** {@link MeasuredSequences#split} of the regression. */
  public MeasuredSequences split(int training, int validation, int test) {
    return measured().split(training, validation, test);
  }

  /** {@link MeasuredSequences#seed} of the regression. */
  public MeasuredSequences seed(long seed) {
    return measured().seed(seed);
  }

  /** Binds an architecture to these sequences: a model that gives their targets. */
  public SequenceRegressor model(SummaryArchitecture architecture) {
    return measured().model(architecture);
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The declaration as it was written. */
  @Override
  public String toString() {
    return written.toString();
  }

  private static void requireCube(String call, INDArray x) {
    if (x.rank() != 3 || x.isEmpty()) {
      throw new IllegalArgumentException(
          call + ": x has shape " + shape(x) + "; expected [batch, time, feature]");
    }
  }

  private static void requireLengths(int[] lengths, INDArray x) {
    if (lengths.length != x.size(0)) {
      throw new IllegalArgumentException(
          "lengths(...): "
              + Words.count(lengths.length, "length")
              + " for "
              + Words.count(x.size(0), "sequence")
              + "; expected one each");
    }
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] < 1 || lengths[i] > x.size(1)) {
        throw new IllegalArgumentException(
            "lengths(...): sequence "
                + i
                + " has length "
                + lengths[i]
                + "; expected 1 to "
                + x.size(1));
      }
    }
  }

  /** Sequences of an array, without their padding; no lengths where all are full. */
  static SequenceSet set(String call, INDArray x, int[] lengths) {
    requireCube(call, x);
    if (lengths.length > 0) {
      requireLengths(lengths, x);
    }
    int width = (int) x.size(2);
    double[][][] values = new double[(int) x.size(0)][][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[lengths.length == 0 ? (int) x.size(1) : lengths[i]][width];
      for (int t = 0; t < values[i].length; t++) {
        for (int f = 0; f < width; f++) {
          values[i][t][f] = finite(call, "x", x.getDouble(i, t, f), i, t, f);
        }
      }
    }
    return new SequenceSet(
        IntStream.range(0, values.length).mapToObj(Integer::toString).toList(),
        IntStream.range(0, width).mapToObj(f -> "x" + f).toList(),
        values,
        Optional.empty());
  }

  private static double[][] answers(INDArray x, INDArray y) {
    if (y.rank() < 1 || y.rank() > 2 || y.size(0) != x.size(0)) {
      throw new IllegalArgumentException(
          CALL
              + ": y has shape "
              + shape(y)
              + "; expected ["
              + x.size(0)
              + "] or ["
              + x.size(0)
              + ", targets], one answer a sequence of x");
    }
    int width = y.rank() == 1 ? 1 : (int) y.size(1);
    double[][] answers = new double[(int) y.size(0)][width];
    for (int i = 0; i < answers.length; i++) {
      for (int k = 0; k < width; k++) {
        answers[i][k] =
            y.rank() == 1
                ? finite(CALL, "y", y.getDouble(i), i)
                : finite(CALL, "y", y.getDouble(i, k), i, k);
      }
    }
    return answers;
  }

  private static double finite(String call, String array, double value, int... place) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          call
              + ": "
              + array
              + Arrays.toString(place)
              + " is "
              + value
              + "; expected finite numbers");
    }
    return value;
  }

  private static String shape(INDArray array) {
    return Arrays.toString(array.shape());
  }
}
