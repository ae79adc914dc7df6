package dev.rondo.architecture;

import java.util.Locale;

/** The declared way from a sequence to one vector; padded steps never count. */
public enum SummarySpec implements LayerSpec {
  /** The output of the last real step; of a backward direction, the one it ends with. */
  LAST,
  /** The mean over the real steps. */
  MEAN,
  /** The largest value of each feature over the real steps. */
  MAX,
  /**
   * A weighted mean with learned weights: {@code a = softmax(tanh(h W + b) v)} over the real steps.
   * Source: Z. Yang et al., Hierarchical Attention Networks, NAACL 2016.
   */
  ATTEND;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT) + "()";
  }
}
