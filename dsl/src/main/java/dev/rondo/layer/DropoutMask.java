package dev.rondo.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Random masks: zero with probability p, else {@code 1 / (1 - p)}, so that the mean stays. Every
 * engine draws the same ones, number for number, from these streams.
 */
public final class DropoutMask {

  private DropoutMask() {}

  /** The stream of a dropout layer's mask, another for each piece of a batch. */
  public static CounterRandom ofPiece(Pass pass, int layer) {
    return CounterRandom.keyed(
        pass.seed(), Purpose.DROPOUT, pass.epoch(), pass.batch(), pass.piece(), layer);
  }

  /** The stream of a recurrent layer's mask, held for all steps and pieces of a batch. */
  public static CounterRandom ofBatch(Pass pass, Purpose purpose, int layer, boolean reverse) {
    long direction = reverse ? 1 : 0;
    return CounterRandom.keyed(pass.seed(), purpose, pass.epoch(), pass.batch(), layer, direction);
  }

  /**
   * Draws a part of a mask.
   *
   * @param random the mask's stream, which stays as it is
   * @param p the probability of zero
   * @param first the number of the part's first number in the mask, in row order
   * @param mask where the part is put, from {@code at} on
   * @param count how many numbers it has
   */
  public static void draw(
      CounterRandom random, double p, long first, float[] mask, int at, int count) {
    float kept = (float) (1 / (1 - p));
    for (int j = 0; j < count; j++) {
      mask[at + j] = random.doubleAt(first + j) < p ? 0 : kept;
    }
  }

  static INDArray draw(CounterRandom random, double p, DataType type, long... shape) {
    double[] kept = new double[(int) (shape[0] * shape[1])];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextDouble() < p ? 0 : 1 / (1 - p);
    }
    return Nd4j.createFromArray(kept).castTo(type).reshape('c', shape);
  }
}
