package dev.rondo.data;

import dev.rondo.array.internal.Filling;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * One long text cut into B streams that go side by side, and each stream into windows: what a
 * network reads when its gradients are truncated and its state is carried over. At each step it
 * reads a token, and its target is the class number of the next one: token k is class k - 1.
 */
final class StreamExamples implements Examples {

  private final int[] tokens;
  private final int kinds;
  private final boolean embeds;
  private final int streams;
  private final int steps;

  /** How many steps a stream has; the last ones of the text may have fewer that are real. */
  private final int length;

  /** How many tokens are predicted in all. */
  private final int predicted;

  private StreamExamples(
      int[] tokens, int kinds, boolean embeds, int streams, int steps, int length, int predicted) {
    this.tokens = tokens;
    this.kinds = kinds;
    this.embeds = embeds;
    this.streams = streams;
    this.steps = steps;
    this.length = length;
    this.predicted = predicted;
  }

  /**
   * Streams of equal length to learn from, {@code (n - 1) / B} tokens each; the rest at the end of
   * the text is dropped.
   *
   * @param tokens the n tokens of the text, from 1
   * @param kinds how many different tokens there are, V
   * @param embeds whether x holds the tokens' numbers, rather than a column a token
   * @param streams how many go side by side, B; fewer than n
   * @param steps how many steps a window has; the last one may have fewer
   */
  static StreamExamples toLearnFrom(
      int[] tokens, int kinds, boolean embeds, int streams, int steps) {
    int length = (tokens.length - 1) / streams;
    return new StreamExamples(tokens, kinds, embeds, streams, steps, length, length * streams);
  }

  /**
   * Streams in which every token but the first is predicted exactly once: where the last ones end
   * before the others, the steps after that weigh nothing.
   */
  static StreamExamples toJudgeBy(int[] tokens, int kinds, boolean embeds, int streams, int steps) {
    int predicted = Math.max(0, tokens.length - 1);
    int length = (int) ((predicted + streams - 1L) / streams);
    return new StreamExamples(tokens, kinds, embeds, streams, steps, length, predicted);
  }

  @Override
  public int streams() {
    return streams;
  }

  /** The same with the tokens' numbers in place of their columns. */
  @Override
  public Examples compact() {
    return new StreamExamples(tokens, kinds, true, streams, steps, length, predicted);
  }

  @Override
  public int size() {
    return streams * (int) ((length + steps - 1L) / steps);
  }

  /** How many tokens are predicted in all. */
  int predicted() {
    return predicted;
  }

  /**
   * Some windows: x {@code [N,T,1]} or {@code [N,T,V]}, targets {@code [N,T,1]}. Where one is
   * shorter than another, or its stream has ended, the steps that are not real weigh nothing.
   */
  @Override
  public Batch batch(int[] rows, DataType precision) {
    int longest = Arrays.stream(rows).map(this::stepsOf).max().orElse(0);
    int width = embeds ? 1 : kinds;
    Filling x = new Filling(precision, rows.length, longest, width);
    Filling target = new Filling(precision, rows.length, longest, 1);
    Filling weight = new Filling(precision, rows.length, longest, 1);
    boolean full = true;
    for (int n = 0; n < rows.length; n++) {
      int first = first(rows[n]);
      int real = Math.max(0, Math.min(stepsOf(rows[n]), end(rows[n] % streams) - first));
      full &= real == longest;
      for (int t = 0; t < real; t++) {
        int at = n * longest + t;
        int token = tokens[first + t];
        if (embeds) {
          x.put(at, token);
        } else {
          x.put(at * width + token - 1, 1); // token k is column k - 1
        }
        target.put(at, tokens[first + t + 1] - 1);
        weight.put(at, 1);
      }
    }
    return new Batch(
        x.array(),
        Optional.empty(),
        Optional.empty(),
        target.array(),
        full ? Optional.empty() : Optional.of(weight.array()));
  }

  /** How many steps the window has that an example is. */
  private int stepsOf(int example) {
    return Math.min(steps, length - example / streams * steps);
  }

  /** The place in the text of an example's first token. */
  private int first(int example) {
    return example % streams * length + example / streams * steps;
  }

  /** The place in the text at which a stream has nothing more to read. */
  private int end(int stream) {
    return Math.min(predicted, (stream + 1) * length);
  }
}
