package dev.rondo.bench;

import java.util.Locale;

/** What is done to a network and timed, by every engine and peer alike. */
enum Work {
  /** Forward, the mean squared error of one output a step, backward, Adam. */
  TRAIN(1),

  /** Forward alone. */
  INFERENCE(1),

  /** One character after another, each drawn from the softmax of the outputs before it. */
  GENERATE(100);

  /** How many pieces are timed together: steps and answers by themselves, characters by the 100. */
  final int pieces;

  Work(int pieces) {
    this.pieces = pieces;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
