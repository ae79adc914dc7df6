package dev.rondo.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stochastic gradient descent, with momentum and Nesterov's form of it if asked for.
 *
 * <pre>
 *   g = g + decay * p
 *   b = momentum * b + g                 the first step: b = g
 *   g = g + momentum * b (Nesterov)  or  b
 *   p = p - rate * g
 * </pre>
 *
 * Source: I. Sutskever et al., On the importance of initialization and momentum, ICML 2013.
 *
 * @param learningRate above 0
 * @param momentum at least 0 and below 1, default 0
 * @param lookAhead whether Nesterov's form is taken
 * @param weightDecay 0 or more, default 0
 */
public record Sgd(double learningRate, double momentum, boolean lookAhead, double weightDecay)
    implements Optimizer {

  /** Checks the numbers. */
  public Sgd {
    Numbers.positive("sgd", learningRate, "0.1");
    Numbers.share("momentum", momentum);
    Numbers.notNegative("weightDecay", weightDecay);
    if (lookAhead && momentum == 0) {
      throw new IllegalArgumentException(
          "nesterov(): needs momentum; write sgd("
              + Numbers.plain(learningRate)
              + ").momentum(0.9).nesterov()");
    }
  }

  /** The same with this momentum. */
  public Sgd momentum(double share) {
    return new Sgd(learningRate, share, lookAhead, weightDecay);
  }

  /** The same with Nesterov's form of momentum. */
  public Sgd nesterov() {
    return new Sgd(learningRate, momentum, true, weightDecay);
  }

  @Override
  public Sgd weightDecay(double decay) {
    return new Sgd(learningRate, momentum, lookAhead, decay);
  }

  @Override
  public Updater updater(DataType type, long length) {
    return new Steps(Nd4j.zeros(type, length));
  }

  private final class Steps extends Remembering {
    private final INDArray velocity;

    Steps(INDArray velocity) {
      super(velocity);
      this.velocity = velocity;
    }

    @Override
    void change(INDArray p, INDArray g, double rate) {
      if (weightDecay > 0) {
        g.addi(p.mul(weightDecay));
      }
      INDArray change = g;
      if (momentum > 0) {
        if (steps() == 1) {
          velocity.assign(g);
        } else {
          velocity.muli(momentum).addi(g);
        }
        change = lookAhead ? g.addi(velocity.mul(momentum)) : velocity;
      }
      p.subi(change.mul(rate));
    }

    @Override
    void change(float[] p, float[] g, float[][] kept, int n, double rate) {
      if (weightDecay > 0) {
        addScaled(g, p, weightDecay, n);
      }
      float[] change = g;
      if (momentum > 0) {
        float[] b = kept[0];
        if (steps() == 1) {
          System.arraycopy(g, 0, b, 0, n);
        } else {
          float past = (float) momentum;
          for (int i = 0; i < n; i++) {
            b[i] = b[i] * past + g[i];
          }
        }
        if (lookAhead) {
          addScaled(g, b, momentum, n);
        } else {
          change = b;
        }
      }
      float by = (float) rate;
      for (int i = 0; i < n; i++) {
        p[i] -= change[i] * by;
      }
    }
  }

  @Override
  public String toString() {
    return "sgd("
        + Numbers.plain(learningRate)
        + ")"
        + (momentum == 0 ? "" : ".momentum(" + Numbers.plain(momentum) + ")")
        + (lookAhead ? ".nesterov()" : "")
        + (weightDecay == 0 ? "" : ".weightDecay(" + Numbers.plain(weightDecay) + ")");
  }
}
