package dev.rondo.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one text cell as a number, strictly: what is not plainly a number is refused. */
final class Cell {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+");
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");

  /** What statistics programs write for a value that is not there. */
  private static final Set<String> ABSENT =
      Set.of("", "na", "n/a", "nan", "null", "none", "nil", "-", "--", ".", "?", "*", "#n/a");

  private Cell() {}

  /** Whether the cell is empty or holds one of the usual marks for "no value". */
  static boolean isAbsent(String text) {
    return ABSENT.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether the cell holds a finite number. */
  static boolean isNumber(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches() && Double.isFinite(Double.parseDouble(stripped));
  }

  /**
   * The cell's number; NaN where it is absent and absent cells are allowed.
   *
   * @param where the column and row, in the words of a message
   * @param remedy what to do about an absent cell
   */
  static double number(String text, String where, boolean absentAllowed, String remedy) {
    String stripped = text.strip();
    if (isAbsent(stripped)) {
      if (absentAllowed) {
        return Double.NaN;
      }
      throw new IllegalArgumentException(
          where + (stripped.isEmpty() ? ": the cell is empty; " : notNumber(stripped)) + remedy);
    }
    if (isNumber(stripped)) {
      return Double.parseDouble(stripped);
    }
    if (DECIMAL_COMMA.matcher(stripped).matches()) {
      throw new IllegalArgumentException(
          where + notNumber(stripped) + "write " + stripped.replace(',', '.') + " with a point");
    }
    if (NUMBER.matcher(stripped).matches() || INFINITE.matcher(stripped).matches()) {
      throw new IllegalArgumentException(
          where + ": " + Words.cell(stripped) + " is not a finite number; correct the cell");
    }
    throw new IllegalArgumentException(where + notNumber(stripped) + "correct the cell");
  }

  private static String notNumber(String text) {
    return ": " + Words.cell(text) + " is not a number; ";
  }
}
