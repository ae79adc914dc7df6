package dev.rondo.data;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How messages and printed declarations spell names and numbers. */
final class Words {

  /** How many names a message lists before it says how many more there are. */
  private static final int LISTED = 12;

  private Words() {}

  /** Names in single quotes, at most a dozen of them. */
  static String quoted(Collection<String> names) {
    return listed(names.stream().map(name -> "'" + name + "'").toList());
  }

  /** Words with commas between them, at most a dozen of them. */
  static String listed(List<String> words) {
    String listed = String.join(", ", words.subList(0, Math.min(LISTED, words.size())));
    return words.size() <= LISTED ? listed : listed + " and " + (words.size() - LISTED) + " more";
  }

  /** Names as Java writes them: {@code "a", "b"}. */
  static String literals(Collection<String> names) {
    return names.stream().map(Words::literal).collect(Collectors.joining(", "));
  }

  /** A text as Java writes it. */
  static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A text shortened so that a message stays one line. */
  static String cell(String text) {
    String line = text.replaceAll("\\s+", " ");
    return "'" + (line.length() <= 40 ? line : line.substring(0, 40) + "...") + "'";
  }

  /** A count with its noun: "1 row", "12 rows". */
  static String count(long n, String noun) {
    return n + " " + (n == 1 ? noun : noun + "s");
  }

  /** A number without a needless ".0". */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
