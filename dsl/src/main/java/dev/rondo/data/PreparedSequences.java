package dev.rondo.data;

import dev.rondo.chart.Picture;
import dev.rondo.checkpoint.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * Sequences shared out to training, validation and test, in the scales of the training part.
 * Immutable.
 */
public final class PreparedSequences {

  private final FittedSequences fitted;
  private final SequenceSet set;
  private final SequenceSet scaled;
  private final SplitShares.Parts parts;
  private final double[][] answers;
  private final Optional<ClassLabels> labels;

  PreparedSequences(
      FittedSequences fitted,
      SequenceSet set,
      SplitShares.Parts parts,
      double[][] answers,
      Optional<ClassLabels> labels) {
    this.fitted = fitted;
    this.set = set;
    this.scaled = fitted.scaled(set);
    this.parts = parts;
    this.answers = answers;
    this.labels = labels;
  }

  /**
   * The sequences of a file: everything that was fitted, and no sequence.
   *
   * @param fields as {@link #tree()} gave them
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   */
  public static PreparedSequences read(Fields fields) {
    FittedSequences fitted = SequencesCodec.read(fields);
    SequenceSet none =
        new SequenceSet(List.of(), fitted.features(), new double[0][][], Optional.empty());
    SplitShares.Parts parts = new SplitShares.Parts(new int[0], new int[0], new int[0]);
    return new PreparedSequences(fitted, none, parts, new double[0][], Optional.empty());
  }

  /** Everything that was declared and fitted, as a tree that JSON can hold; no sequence. */
  public Map<String, Object> tree() {
    return SequencesCodec.write(fitted);
  }

  /** Whether there are sequences, rather than only what was once fitted on some. */
  public boolean hasData() {
    return set.size() > 0;
  }

  /**
   * Other sequences with their split, seen through what was fitted here.
   *
   * @throws IllegalArgumentException naming what is declared otherwise there
   */
  public PreparedSequences withSequencesOf(PreparedSequences other) {
    fitted.requireSame(other.fitted);
    return new PreparedSequences(fitted, other.set, other.parts, other.answers, other.labels);
  }

  /** The sequences to train on. */
  public Examples training() {
    return new SequenceExamples(scaled, parts.training(), answers);
  }

  /** The sequences to validate on while training. */
  public Examples validation() {
    return new SequenceExamples(scaled, parts.validation(), answers);
  }

  /** The sequences kept for judging. */
  public Examples test() {
    return new SequenceExamples(scaled, parts.test(), answers);
  }

  /** Draws a few of the sequences to train on as the network sees them, and shows the picture. */
  public Picture show() {
    List<String> ids = trainingIds();
    int[] classes = trainingClasses();
    return BatchView.ofSequences(
            new SequenceExamples(scaled, parts.training(), answers),
            features(),
            i -> classes.length == 0 ? ids.get(i) : ids.get(i) + ": " + labels().get(classes[i]))
        .plot();
  }

  /** The names of the sequences to train on, in the order of {@link #training()}. */
  public List<String> trainingIds() {
    return ids(parts.training());
  }

  /** The names of the sequences to validate on, in the order of {@link #validation()}. */
  public List<String> validationIds() {
    return ids(parts.validation());
  }

  /** The names of the sequences kept for judging, in the order of {@link #test()}. */
  public List<String> testIds() {
    return ids(parts.test());
  }

  private List<String> ids(int[] rows) {
    return Arrays.stream(rows).mapToObj(set.ids()::get).toList();
  }

  /** The names of the features of a step, in order: F of {@code [N,T,F]}. */
  public List<String> features() {
    return fitted.features();
  }

  /** The names of the classes in the order of their numbers; empty for a regression. */
  public List<String> labels() {
    return fitted.labels();
  }

  /** The class number of each sequence to train on; empty for a regression. */
  public int[] trainingClasses() {
    return classes(parts.training());
  }

  /** The class number of each sequence kept for judging; empty for a regression. */
  public int[] testClasses() {
    return classes(parts.test());
  }

  private int[] classes(int[] rows) {
    return labels
        .map(known -> Arrays.stream(rows).map(row -> known.numbers()[row]).toArray())
        .orElse(new int[0]);
  }

  /** The width of an answer: the number of classes or of targets. */
  public int outputWidth() {
    return fitted.outputs();
  }

  /**
   * New sequences as the network needs them, in the order in which they first come in the table.
   *
   * @throws IllegalArgumentException if a column is missing or a cell is no number
   */
  public Inputs inputs(Table table, DataType precision) {
    return inputs(fitted.intake().read(table), precision);
  }

  /**
   * New sequences as the network needs them.
   *
   * @param x {@code [N, T, F]}, padded at the end
   * @param lengths the real steps of each; none where all are full
   */
  public Inputs inputs(INDArray x, int[] lengths, DataType precision) {
    SequenceSet fresh = ArraySequences.set("new data", x, lengths);
    if (fresh.features().size() != features().size()) {
      throw new IllegalArgumentException(
          "new data: x has "
              + Words.count(fresh.features().size(), "feature")
              + " a step; expected "
              + features().size());
    }
    return inputs(fresh, precision);
  }

  private Inputs inputs(SequenceSet fresh, DataType precision) {
    return SequenceExamples.inputs(
        fitted.scaled(fresh), IntStream.range(0, fresh.size()).toArray(), precision);
  }
}
