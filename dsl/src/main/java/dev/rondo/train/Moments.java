package dev.rondo.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The running moments of Adam and AdamW, which differ in their weight decay alone. */
final class Moments extends Remembering {

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double decay;
  private final boolean decoupled;
  private final INDArray first;
  private final INDArray second;

  Moments(
      double beta1,
      double beta2,
      double epsilon,
      double decay,
      boolean decoupled,
      DataType type,
      long length) {
    super(Nd4j.zeros(type, length), Nd4j.zeros(type, length));
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.decay = decay;
    this.decoupled = decoupled;
    first = memory().get(0);
    second = memory().get(1);
  }

  /** Checks the numbers of the rule called {@code word}. */
  static void check(
      String word, double rate, double beta1, double beta2, double epsilon, double decay) {
    Numbers.positive(word, rate, "0.001");
    Numbers.share("betas", beta1);
    Numbers.share("betas", beta2);
    Numbers.positive("epsilon", epsilon, "0.00000001");
    Numbers.notNegative("weightDecay", decay);
  }

  /** The rule as it is written, its decay left out; what is as usual stays unsaid. */
  static String written(String word, double rate, double beta1, double beta2, double epsilon) {
    boolean usualBetas = beta1 == 0.9 && beta2 == 0.999;
    String betas = ".betas(" + Numbers.plain(beta1) + ", " + Numbers.plain(beta2) + ")";
    return word
        + "("
        + Numbers.plain(rate)
        + ")"
        + (usualBetas ? "" : betas)
        + (epsilon == 1e-8 ? "" : ".epsilon(" + Numbers.plain(epsilon) + ")");
  }

  @Override
  void change(INDArray p, INDArray g, double rate) {
    if (decay > 0 && decoupled) {
      p.muli(1 - rate * decay);
    } else if (decay > 0) {
      g.addi(p.mul(decay));
    }
    first.muli(beta1).addi(g.mul(1 - beta1));
    second.muli(beta2).addi(g.mul(g).muli(1 - beta2));
    double correction1 = 1 - Math.pow(beta1, (double) steps());
    double correction2 = 1 - Math.pow(beta2, (double) steps());
    INDArray root = Transforms.sqrt(second, true).divi(Math.sqrt(correction2)).addi(epsilon);
    p.subi(first.div(root).muli(rate / correction1));
  }

  @Override
  void change(float[] p, float[] g, float[][] kept, int n, double rate) {
    if (decay > 0 && decoupled) {
      float share = (float) (1 - rate * decay);
      for (int i = 0; i < n; i++) {
        p[i] *= share;
      }
    } else if (decay > 0) {
      addScaled(g, p, decay, n);
    }
    float[] m = kept[0];
    float[] v = kept[1];
    float past1 = (float) beta1;
    float new1 = (float) (1 - beta1);
    float past2 = (float) beta2;
    float new2 = (float) (1 - beta2);
    float rootOfCorrection2 = (float) Math.sqrt(1 - Math.pow(beta2, (double) steps()));
    float correctedRate = (float) (rate / (1 - Math.pow(beta1, (double) steps())));
    float small = (float) epsilon;
    for (int i = 0; i < n; i++) {
      float mean = m[i] * past1 + g[i] * new1;
      float square = v[i] * past2 + g[i] * g[i] * new2;
      m[i] = mean;
      v[i] = square;
      p[i] -= mean / ((float) Math.sqrt(square) / rootOfCorrection2 + small) * correctedRate;
    }
  }
}
