package dev.rondo.data;

import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Examples that pass through a network together.
 *
 * @param x the input of every time step, {@code [batch, time, feature]}; shorter sequences are
 *     padded at the end, and what the padding holds changes no result
 * @param lengths the number of real time steps of each sequence; empty where all are full
 * @param side what is known beside the sequence, {@code [batch, side]}, joined to the summary
 *     before the head; empty where there is nothing
 * @param target what the network should answer: {@code [batch, output]} for one answer a sequence,
 *     {@code [batch, time, output]} for one a step
 * @param weight how much each answer counts, in the shape of {@code target}; empty where all count
 *     the same
 */
public record Batch(
    INDArray x,
    Optional<int[]> lengths,
    Optional<INDArray> side,
    INDArray target,
    Optional<INDArray> weight) {

  /** Checks that no part is null. */
  public Batch {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(lengths, "lengths");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(weight, "weight");
  }

  /** A batch of full, equally long sequences that count the same. */
  public static Batch of(INDArray x, INDArray target) {
    return new Batch(x, Optional.empty(), Optional.empty(), target, Optional.empty());
  }

  /** How many sequences it holds. */
  public int size() {
    return (int) x.size(0);
  }

  /** How many time steps the longest sequence has. */
  public int steps() {
    return (int) x.size(1);
  }
}
