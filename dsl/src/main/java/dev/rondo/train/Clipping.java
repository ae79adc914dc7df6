package dev.rondo.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** What is done to a gradient that is too large. */
public sealed interface Clipping permits Clipping.ByNorm, Clipping.ByValue, Clipping.Off {

  /** Changes the gradient in place, given its norm. */
  void clip(INDArray gradient, double norm);

  /**
   * Scaled down as a whole to a norm of at most {@code limit}. Source: R. Pascanu et al., ICML
   * 2013.
   *
   * @param limit the largest norm, above 0
   */
  record ByNorm(double limit) implements Clipping {
    /** So that a gradient of exactly the limit stays finite, as in PyTorch. */
    private static final double EPSILON = 1e-6;

    /** Checks the limit. */
    public ByNorm {
      Numbers.positive("clip", limit, "1");
    }

    @Override
    public void clip(INDArray gradient, double norm) {
      double factor = limit / (norm + EPSILON);
      if (factor < 1) {
        gradient.muli(factor);
      }
    }

    @Override
    public String toString() {
      return "clip(" + Numbers.plain(limit) + ")";
    }
  }

  /**
   * Each number cut to ±limit.
   *
   * @param limit the largest size, above 0
   */
  record ByValue(double limit) implements Clipping {
    /** Checks the limit. */
    public ByValue {
      Numbers.positive("clipValue", limit, "0.5");
    }

    @Override
    public void clip(INDArray gradient, double norm) {
      BooleanIndexing.replaceWhere(gradient, limit, Conditions.greaterThan(limit));
      BooleanIndexing.replaceWhere(gradient, -limit, Conditions.lessThan(-limit));
    }

    @Override
    public String toString() {
      return "clipValue(" + Numbers.plain(limit) + ")";
    }
  }

  /** Left as it is. */
  record Off() implements Clipping {
    @Override
    public void clip(INDArray gradient, double norm) {}

    @Override
    public String toString() {
      return "noClip()";
    }
  }
}
