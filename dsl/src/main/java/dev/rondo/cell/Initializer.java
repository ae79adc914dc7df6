package dev.rondo.cell;

import java.math.BigDecimal;

/** A rule for the start of a weight matrix or a bias. */
public sealed interface Initializer {

  /** Uniform within ±sqrt(6 / (rows + columns)). Source: X. Glorot and Y. Bengio, AISTATS 2010. */
  record GlorotUniform() implements Initializer {
    @Override
    public String toString() {
      return "glorotUniform()";
    }
  }

  /**
   * A random matrix with orthonormal rows or columns, whichever are fewer. Source: A. Saxe et al.,
   * ICLR 2014.
   */
  record Orthogonal() implements Initializer {
    @Override
    public String toString() {
      return "orthogonal()";
    }
  }

  /**
   * Uniform within ±limit.
   *
   * @param limit the largest size, above 0
   */
  record Uniform(double limit) implements Initializer {
    /** Checks the limit. */
    public Uniform {
      positive("uniform", limit);
    }

    @Override
    public String toString() {
      return "uniform(" + plain(limit) + ")";
    }
  }

  /**
   * Normal with mean 0.
   *
   * @param deviation the standard deviation, above 0
   */
  record Normal(double deviation) implements Initializer {
    /** Checks the deviation. */
    public Normal {
      positive("normal", deviation);
    }

    @Override
    public String toString() {
      return "normal(" + plain(deviation) + ")";
    }
  }

  /** Uniform within ±1/sqrt(H) for a layer of H units: PyTorch's start for all of a cell. */
  record InverseRootUnits() implements Initializer {
    @Override
    public String toString() {
      return "inverseRootUnits()";
    }
  }

  /** All zero. */
  record Zeros() implements Initializer {
    @Override
    public String toString() {
      return "zeros()";
    }
  }

  private static void positive(String rule, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(rule + "(" + plain(value) + "): expects a number above 0");
    }
  }

  /** A number as a user writes it: 0.2, 5, 0.0001. */
  private static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
