package dev.rondo.bench;

import dev.rondo.engine.Network;
import dev.rondo.engine.Stepper;

/** Writes 100 characters more: one goes in as a one-hot step, the next is drawn, at 0.8. */
final class Generation implements Exercise {

  private static final double TEMPERATURE = 0.8;

  private final Stepper stepper;
  private final float[] x;
  private final Dice dice;
  private int character;

  Generation(Network network) {
    stepper = network.stepper(1);
    x = new float[network.shape().inputs()];
    dice = new Dice(network.shape().outputs(), TEMPERATURE, 1);
  }

  @Override
  public void once() {
    for (int i = 0; i < Work.GENERATE.pieces; i++) {
      x[character] = 1;
      float[] scores = stepper.step(x);
      x[character] = 0;
      character = dice.draw(scores);
    }
  }
}
