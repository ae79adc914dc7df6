package dev.rondo.engine.internal.vector;

import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.DropoutMask;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;

/** DropConnect on a layer's Wh, with the masks of {@code layer.HeldMasks}, number for number. */
final class DropConnect {

  private final double p;
  private final int number;
  private final boolean reverse;
  private final int at;
  private final float[] mask;

  /**
   * The masks of a layer and direction.
   *
   * @param at where Wh lies in the network's parameters
   * @param length how many numbers it has
   */
  DropConnect(double p, int number, boolean reverse, int at, int length) {
    this.p = p;
    this.number = number;
    this.reverse = reverse;
    this.at = at;
    mask = new float[length];
  }

  /** Draws the mask of a batch; it stays the same from piece to piece. */
  void draw(Pass pass) {
    CounterRandom random = DropoutMask.ofBatch(pass, Purpose.DROP_CONNECT, number, reverse);
    DropoutMask.draw(random, p, 0, mask, 0, mask.length);
  }

  /** Drops Wh's numbers among the network's parameters, or those of its gradient. */
  void drop(float[] numbers) {
    for (int i = 0; i < mask.length; i++) {
      numbers[at + i] *= mask[i];
    }
  }
}
