package dev.rondo.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * RMSProp: gradients divided by a running root mean square.
 *
 * <pre>
 *   g = g + decay * p
 *   v = alpha * v + (1 - alpha) * g * g
 *   p = p - rate * g / (sqrt(v) + epsilon)
 * </pre>
 *
 * Source: T. Tieleman and G. Hinton, COURSERA lecture 6.5 (2012).
 *
 * @param learningRate above 0
 * @param alpha the share of the past in the running mean, default 0.99
 * @param epsilon added to the root, default 1e-8
 * @param weightDecay 0 or more, default 0
 */
public record RmsProp(double learningRate, double alpha, double epsilon, double weightDecay)
    implements Optimizer {

  /** Checks the numbers. */
  public RmsProp {
    Numbers.positive("rmsProp", learningRate, "0.01");
    Numbers.share("alpha", alpha);
    Numbers.positive("epsilon", epsilon, "0.00000001");
    Numbers.notNegative("weightDecay", weightDecay);
  }

  /** The usual numbers: alpha 0.99, epsilon 1e-8, no weight decay. */
  public static RmsProp of(double learningRate) {
    return new RmsProp(learningRate, 0.99, 1e-8, 0);
  }

  /** The same with this share of the past. */
  public RmsProp alpha(double share) {
    return new RmsProp(learningRate, share, epsilon, weightDecay);
  }

  /** The same with this number added to the root. */
  public RmsProp epsilon(double number) {
    return new RmsProp(learningRate, alpha, number, weightDecay);
  }

  @Override
  public RmsProp weightDecay(double decay) {
    return new RmsProp(learningRate, alpha, epsilon, decay);
  }

  @Override
  public Updater updater(DataType type, long length) {
    return new Steps(Nd4j.zeros(type, length));
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
      squares.muli(alpha).addi(g.mul(g).muli(1 - alpha));
      INDArray root = Transforms.sqrt(squares, true).addi(epsilon);
      p.subi(g.div(root).muli(rate));
    }

    @Override
    void change(float[] p, float[] g, float[][] kept, int n, double rate) {
      if (weightDecay > 0) {
        addScaled(g, p, weightDecay, n);
      }
      float[] v = kept[0];
      float past = (float) alpha;
      float now = (float) (1 - alpha);
      float small = (float) epsilon;
      float by = (float) rate;
      for (int i = 0; i < n; i++) {
        float square = v[i] * past + g[i] * g[i] * now;
        v[i] = square;
        p[i] -= g[i] / ((float) Math.sqrt(square) + small) * by;
      }
    }
  }

  @Override
  public String toString() {
    return "rmsProp("
        + Numbers.plain(learningRate)
        + ")"
        + (alpha == 0.99 ? "" : ".alpha(" + Numbers.plain(alpha) + ")")
        + (epsilon == 1e-8 ? "" : ".epsilon(" + Numbers.plain(epsilon) + ")")
        + (weightDecay == 0 ? "" : ".weightDecay(" + Numbers.plain(weightDecay) + ")");
  }
}
