package dev.rondo.bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a piece of work is.
 *
 * @param batch how many sequences, B
 * @param steps how many time steps each has, T
 * @param inputs the width of a step's input, I
 * @param units the width of the hidden state, H
 */
record Size(int batch, int steps, int inputs, int units) {

  /** The five sizes, from what a notebook's first model has to what a large one has. */
  static final List<Size> FIVE =
      List.of(
          new Size(32, 50, 8, 32),
          new Size(32, 50, 64, 64),
          new Size(32, 50, 64, 128),
          new Size(64, 100, 64, 256),
          new Size(16, 100, 128, 512));

  private static final Pattern WRITTEN =
      Pattern.compile("([1-9]\\d{0,4}),([1-9]\\d{0,5}),([1-9]\\d{0,4}),([1-9]\\d{0,4})");

  /** Whether {@link #of} reads it. */
  static boolean isOne(String text) {
    return WRITTEN.matcher(text).matches();
  }

  /** Reads {@code 32,50,8,32}, in the order B,T,I,H. */
  static Size of(String text) {
    Matcher found = WRITTEN.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "size '" + text + "': expects four numbers B,T,I,H, such as 32,50,8,32");
    }
    return new Size(
        Integer.parseInt(found.group(1)),
        Integer.parseInt(found.group(2)),
        Integer.parseInt(found.group(3)),
        Integer.parseInt(found.group(4)));
  }

  @Override
  public String toString() {
    return batch + "," + steps + "," + inputs + "," + units;
  }
}
