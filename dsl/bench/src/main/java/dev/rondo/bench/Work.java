package dev.rondo.bench;

import java.util.Locale;

/** What is done to a network and timed, by every engine and peer alike. */
enum Work {
  /** Forward, the mean squared error of one output a step, backward, Adam. */
  TRAIN,

  /** Forward alone. */
  INFERENCE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
