package dev.rondo.text;

import java.util.function.Predicate;

/**
 * The stretches of a text that byte pairs never reach across: a run of letters, of digits or of
 * other marks, each with the one blank before it, or what else there is of blanks. Side by side
 * they are the text. None has more than 64 characters behind that blank.
 */
final class Chunks {

  private static final int LONGEST = 64;

  private enum Kind {
    LETTER,
    DIGIT,
    BLANK,
    MARK
  }

  private Chunks() {}

  /** Hands out the chunks in order, each a list of whole characters, while they are wanted. */
  static void read(String text, Predicate<String> taker) {
    int at = 0;
    boolean wanted = true;
    while (wanted && at < text.length()) {
      int end = end(text, at);
      wanted = taker.test(text.substring(at, end));
      at = end;
    }
  }

  private static int end(String text, int start) {
    int end = start;
    if (text.charAt(start) == ' '
        && start + 1 < text.length()
        && kind(text, start + 1) != Kind.BLANK) {
      end++;
    }
    Kind kind = kind(text, end);
    int characters = 0;
    while (end < text.length() && kind(text, end) == kind && characters++ < LONGEST) {
      // the last blank of a run belongs to the word behind it
      int next = Graphemes.end(text, end);
      boolean lastBlank =
          text.charAt(end) == ' ' && next < text.length() && kind(text, next) != Kind.BLANK;
      if (lastBlank && end > start) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static Kind kind(String text, int at) {
    int c = text.codePointAt(at);
    if (Character.isLetter(c)) {
      return Kind.LETTER;
    }
    if (Character.isDigit(c)) {
      return Kind.DIGIT;
    }
    return Character.isWhitespace(c) ? Kind.BLANK : Kind.MARK;
  }
}
