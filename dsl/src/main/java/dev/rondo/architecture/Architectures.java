package dev.rondo.architecture;

import java.util.List;

/** The first words of an architecture. */
public final class Architectures {

  private Architectures() {}

  /** An Elman layer of {@code units} hidden units. */
  public static ElmanArchitecture elman(int units) {
    return start().elman(units);
  }

  /** An LSTM layer of {@code units} hidden units. */
  public static LstmArchitecture lstm(int units) {
    return start().lstm(units);
  }

  /** A GRU layer of {@code units} hidden units. */
  public static GruArchitecture gru(int units) {
    return start().gru(units);
  }

  /** A layer read in both directions; {@code cell} is one recurrent layer. */
  public static SequenceArchitecture bidirectional(CellArchitecture cell) {
    return start().bidirectional(cell);
  }

  private static SequenceArchitecture start() {
    return new StepArchitecture(List.of());
  }
}
