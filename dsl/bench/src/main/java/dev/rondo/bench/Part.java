package dev.rondo.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of the benchmark. */
enum Part {
  /** Training steps, beside the peers. */
  TRAIN,
  /** Answers, beside the peers. */
  INFERENCE,
  /** Characters one at a time, beside PyTorch. */
  GENERATE,
  /** The cost of a time step as the sequences grow. */
  LENGTH,
  /** One thread and all of them. */
  THREADS,
  /** The bytes of heap that a training step takes. */
  MEMORY,
  /** From the start of the JVM to the first trained epoch. */
  START;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String all() {
    return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "));
  }
}
