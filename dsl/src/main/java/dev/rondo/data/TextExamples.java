package dev.rondo.data;

import dev.rondo.array.internal.Filling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** Some of the texts, each with what is asked of it. */
final class TextExamples implements Examples {

  /** So many batches are put in order of length at a time: the rest of the order stays chance. */
  private static final int BATCHES_SORTED = 50;

  private final int[][] tokens;
  private final int[] members;
  private final int columns;
  private final TextAnswers answers;

  /**
   * Some texts of many.
   *
   * @param tokens the numbers of every text, {@code [text][token]}
   * @param members the texts that are examples here
   * @param columns one for every token of the vocabulary; 0 where the network embeds the numbers
   */
  TextExamples(int[][] tokens, int[] members, int columns, TextAnswers answers) {
    this.tokens = tokens;
    this.members = members;
    this.columns = columns;
    this.answers = answers;
  }

  @Override
  public int size() {
    return members.length;
  }

  @Override
  public Batch batch(int[] rows, DataType precision) {
    int[] chosen = Arrays.stream(rows).map(row -> members[row]).toArray();
    Inputs inputs =
        inputs(
            Arrays.stream(chosen).mapToObj(i -> tokens[i]).toArray(int[][]::new),
            columns,
            precision);
    int steps = (int) inputs.x().size(1);
    return new Batch(
        inputs.x(),
        inputs.lengths(),
        Optional.empty(),
        answers.targets(chosen, steps, precision),
        answers.weights(chosen, steps, precision));
  }

  /**
   * Texts padded to the longest of them: {@code [text, longest, 1]} with the numbers of the tokens
   * and 0 behind them, or {@code [text, longest, columns]} with a one for each token.
   */
  static Inputs inputs(int[][] tokens, int columns, DataType precision) {
    int longest = Arrays.stream(tokens).mapToInt(text -> text.length).max().orElse(0);
    int width = Math.max(1, columns);
    Filling x = new Filling(precision, tokens.length, longest, width);
    double[] one = {1};
    for (int i = 0; i < tokens.length; i++) {
      int from = i * longest * width;
      if (columns == 0) {
        x.put(from, Arrays.stream(tokens[i]).asDoubleStream().toArray());
      } else {
        for (int t = 0; t < tokens[i].length; t++) {
          x.put(from + t * width + tokens[i][t] - 1, one);
        }
      }
    }
    boolean full = Arrays.stream(tokens).allMatch(text -> text.length == longest);
    int[] lengths = Arrays.stream(tokens).mapToInt(text -> text.length).toArray();
    return new Inputs(x.array(), full ? Optional.empty() : Optional.of(lengths), Optional.empty());
  }

  /**
   * Texts of like length in one batch: the shuffled texts are taken fifty batches at a time, sorted
   * by length and cut into batches, and these go in the order in which the first text of each was
   * shuffled. The texts that fill no batch come last, as they were shuffled.
   */
  @Override
  public int[] grouped(int[] shuffled, int batch) {
    int[] order = shuffled.clone();
    int whole = shuffled.length / batch * batch;
    int pool = (int) Math.min(Integer.MAX_VALUE, (long) BATCHES_SORTED * batch);
    for (int from = 0; from < whole; from += pool) {
      int start = from;
      int[] places =
          IntStream.range(from, (int) Math.min(whole, (long) from + pool))
              .boxed()
              .sorted(Comparator.comparingInt(place -> tokens[members[shuffled[place]]].length))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] batches =
          IntStream.range(0, places.length / batch)
              .boxed()
              .sorted(Comparator.comparingInt(b -> places[b * batch]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int b = 0; b < batches.length; b++) {
        for (int i = 0; i < batch; i++) {
          order[start + b * batch + i] = shuffled[places[batches[b] * batch + i]];
        }
      }
      if (places.length < pool) {
        break;
      }
    }
    return order;
  }
}
