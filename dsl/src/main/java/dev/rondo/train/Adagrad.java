package dev.rondo.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Adagrad: gradients divided by the root of the sum of all their squares so far.
 *
 * <pre>
 *   g = g + decay * p
 *   s = s + g * g                                          s starts at start
 *   p = p - rate / (1 + (t - 1) * rateDecay) * g / (sqrt(s) + epsilon)
 * </pre>
 *
 * Source: J. Duchi, E. Hazan and Y. Singer, Journal of Machine Learning Research 12 (2011).
 *
 * @param learningRate above 0
 * @param rateDecay by how much of itself the rate's divisor grows a step, default 0
 * @param start where the sums of squares start, default 0
 * @param epsilon added to the root, default 1e-10
 * @param weightDecay 0 or more, default 0
 */
public record Adagrad(
    double learningRate, double rateDecay, double start, double epsilon, double weightDecay)
    implements Optimizer {

  /** Checks the numbers. */
  public Adagrad {
    Numbers.positive("adagrad", learningRate, "0.01");
    Numbers.notNegative("rateDecay", rateDecay);
    Numbers.notNegative("start", start);
    Numbers.positive("epsilon", epsilon, "0.0000000001");
    Numbers.notNegative("weightDecay", weightDecay);
  }

  /** The usual numbers: a rate that does not decay, sums from 0, epsilon 1e-10, no weight decay. */
  public static Adagrad of(double learningRate) {
    return new Adagrad(learningRate, 0, 0, 1e-10, 0);
  }

  /** The same with a rate that is divided by {@code 1 + (t - 1) * share} in step t. */
  public Adagrad rateDecay(double share) {
    return new Adagrad(learningRate, share, start, epsilon, weightDecay);
  }

  /** The same with sums of squares that start from this number. */
  public Adagrad start(double number) {
    return new Adagrad(learningRate, rateDecay, number, epsilon, weightDecay);
  }

  /** The same with this number added to the root. */
  public Adagrad epsilon(double number) {
    return new Adagrad(learningRate, rateDecay, start, number, weightDecay);
  }

  @Override
  public Adagrad weightDecay(double decay) {
    return new Adagrad(learningRate, rateDecay, start, epsilon, decay);
  }

  @Override
  public Updater updater(DataType type, long length) {
    return new Steps(Nd4j.valueArrayOf(new long[] {length}, start, type));
  }

  private final class Steps extends Remembering {
    private final INDArray squares;

    Steps(INDArray squares) {
      super(squares);
      this.squares = squares;
    }

    @Override
    void change(INDArray p, INDArray g, double rate) {
      if (weightDecay > 0) {
        g.addi(p.mul(weightDecay));
      }
      squares.addi(g.mul(g));
      INDArray root = Transforms.sqrt(squares, true).addi(epsilon);
      p.subi(g.div(root).muli(rate / (1 + (steps() - 1) * rateDecay)));
    }

    @Override
    void change(float[] p, float[] g, float[][] kept, int n, double rate) {
      if (weightDecay > 0) {
        addScaled(g, p, weightDecay, n);
      }
      float[] s = kept[0];
      float small = (float) epsilon;
      float by = (float) (rate / (1 + (steps() - 1) * rateDecay));
      for (int i = 0; i < n; i++) {
        float sum = s[i] + g[i] * g[i];
        s[i] = sum;
        p[i] -= g[i] / ((float) Math.sqrt(sum) + small) * by;
      }
    }
  }

  @Override
  public String toString() {
    return "adagrad("
        + Numbers.plain(learningRate)
        + ")"
        + (rateDecay == 0 ? "" : ".rateDecay(" + Numbers.plain(rateDecay) + ")")
        + (start == 0 ? "" : ".start(" + Numbers.plain(start) + ")")
        + (epsilon == 1e-10 ? "" : ".epsilon(" + Numbers.plain(epsilon) + ")")
        + (weightDecay == 0 ? "" : ".weightDecay(" + Numbers.plain(weightDecay) + ")");
  }
}
