package dev.rondo.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of the benchmark. */
enum Part {
  TRAIN,
  INFERENCE;

  static String all() {
    return Arrays.stream(values())
        .map(part -> part.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
