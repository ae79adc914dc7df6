package dev.rondo.bench;

import dev.rondo.architecture.Architectures;
import dev.rondo.architecture.SequenceArchitecture;
import java.util.Locale;

/** A cell that is measured. */
enum CellKind {
  LSTM(4),
  GRU(3),
  ELMAN(1);

  /** How many blocks of H columns its weights have, G. */
  final int gates;

  CellKind(int gates) {
    this.gates = gates;
  }

  /** One layer of it that gives an answer a step. */
  SequenceArchitecture layer(int units) {
    return switch (this) {
      case LSTM -> Architectures.lstm(units);
      case GRU -> Architectures.gru(units);
      case ELMAN -> Architectures.elman(units);
    };
  }

  /** The one that is written so. */
  static CellKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As it is written in an architecture. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
