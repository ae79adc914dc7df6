package dev.rondo.model;

import dev.rondo.array.internal.RowOrder;
import dev.rondo.data.Batch;
import dev.rondo.data.Inputs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Asks a network about texts: in batches of like length, so that little is padded, with the answers
 * in the order of the texts.
 *
 * <p>On the reference engine a text is asked about by itself. The array library adds up and rounds
 * otherwise at another place of an array or in an array of another size, so that only this makes an
 * answer the same to the last bit whatever else is asked. On the fast engine company and padding
 * change an answer by less than 1e-6.
 */
final class TokenNetwork {

  private static final int MOST_TEXTS = 64;

  /** The most numbers of input in a batch, so that memory stays small whatever the texts are. */
  private static final long MOST_NUMBERS = 4_000_000;

  /** Makes an input of the numbers of tokens. */
  interface Reading {
    /** The input for the numbers of the tokens of each text. */
    Inputs inputs(int[][] numbers);
  }

  private final Learner learner;
  private final Reading reading;

  TokenNetwork(Learner learner, Reading reading) {
    this.learner = learner;
    this.reading = reading;
  }

  /**
   * The network's answer to each text, in row order: {@code [text][O]}, or {@code [text][T*O]} for
   * its own T tokens where it answers at every step.
   *
   * @param verb what the user asked for, should it be too early
   * @param texts the numbers of the tokens of each
   */
  double[][] answers(String verb, int[][] texts) {
    return answers(verb, texts, learner.onReference() ? 1 : MOST_TEXTS);
  }

  /** The same for variants of one text, which are always asked about in the same company. */
  double[][] variants(String verb, int[][] texts) {
    return answers(verb, texts, MOST_TEXTS);
  }

  private double[][] answers(String verb, int[][] texts, int most) {
    int[] order =
        IntStream.range(0, texts.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> texts[i].length))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] answers = new double[texts.length][];
    int to = texts.length;
    while (to > 0) { // the longest first: memory that suffices for them suffices for all
      int atOnce = Math.min(most, roomFor(texts[order[to - 1]].length));
      int from = Math.max(0, to - atOnce);
      answer(verb, texts, Arrays.copyOfRange(order, from, to), answers);
      to = from;
    }
    return answers;
  }

  private int roomFor(int longest) {
    long numbers = (long) longest * learner.shape().stepWidth();
    return (int) Math.max(1, Math.min(MOST_TEXTS, MOST_NUMBERS / numbers));
  }

  private void answer(String verb, int[][] texts, int[] chosen, double[][] answers) {
    Inputs inputs =
        reading.inputs(Arrays.stream(chosen).mapToObj(i -> texts[i]).toArray(int[][]::new));
    Batch batch =
        new Batch(inputs.x(), inputs.lengths(), inputs.side(), inputs.x(), Optional.empty());
    INDArray y = learner.answer(verb, batch, Optional.empty()); // [N,O] or [N,T,O]
    double[] flat = RowOrder.doubles(y);
    int row = flat.length / chosen.length;
    for (int n = 0; n < chosen.length; n++) {
      int outputs = learner.shape().outputs();
      int width = learner.shape().summarises() ? outputs : texts[chosen[n]].length * outputs;
      answers[chosen[n]] = Arrays.copyOfRange(flat, n * row, n * row + width);
    }
  }
}
