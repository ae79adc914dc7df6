package dev.rondo.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Words, numbers and marks are tokens.
 *
 * <ul>
 *   <li>A word is a run of letters and digits: {@code mp3}, {@code été}. An ideograph is a word of
 *       its own. After 64 code points a new word begins.
 *   <li>A point or comma between two digits belongs to the number: {@code 3.14}, {@code 1,000}.
 *   <li>Contractions are cut as in the Penn Treebank: {@code don't} is {@code do} and {@code n't},
 *       {@code it's} is {@code it} and {@code 's}; so for {@code 'm 'd 'll 're 've}. An apostrophe
 *       between other letters stays where it is: {@code o'clock}. The curly one is read as the
 *       straight one.
 *   <li>Every other character is a mark and a token, an emoji whole. A mark that is repeated makes
 *       one token of up to three: {@code ...}, {@code !!}.
 *   <li>Blanks are left out, and line ends too unless they are asked for.
 * </ul>
 *
 * @param lowercase whether the text is put in lower case first, by the rules that no country has
 * @param lines whether the end of a line is a token, {@code "\n"}
 */
public record Words(boolean lowercase, boolean lines) implements Tokenizer {

  private static final int LONGEST = 64;
  private static final int MOST_REPEATED = 3;

  private static final Set<String> CONTRACTED = Set.of("s", "m", "d", "ll", "re", "ve");
  private static final String NOT = "n't";

  /** No blank stands before these, and none behind those. */
  private static final String CLOSING = ".,;:!?)]}%…";

  private static final String OPENING = "([{\n";

  /** No blank stands on either side of a hyphen. */
  private static final String HYPHEN = "-";

  @Override
  public void read(String text, Predicate<String> taker) {
    String read = (lowercase ? text.toLowerCase(Locale.ROOT) : text).replace('’', '\'');
    int at = 0;
    boolean wanted = true;
    while (wanted && at < read.length()) {
      int c = read.codePointAt(at);
      int end = at + Character.charCount(c);
      if (lines && c == '\n') {
        wanted = taker.test("\n");
      } else if (isOfWord(c)) {
        end = wordEnd(read, at);
        wanted = word(read.substring(at, end), taker);
      } else if (!isBlank(c)) {
        end = markEnd(read, at);
        wanted = taker.test(read.substring(at, end));
      }
      at = end;
    }
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c);
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    for (int points = 0; points < LONGEST && end < text.length(); points++) {
      int c = text.codePointAt(end);
      boolean goesOn = isOfWord(c) || (end > start && (Graphemes.isMark(c) || joins(text, end, c)));
      if (!goesOn || (end > start && Character.isIdeographic(c))) {
        break;
      }
      end += Character.charCount(c);
      if (Character.isIdeographic(c)) {
        break;
      }
    }
    return end;
  }

  /** Whether a point, comma or apostrophe stands inside a number or word. */
  private static boolean joins(String text, int at, int c) {
    if (at + 1 >= text.length()) {
      return false;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at + 1);
    return switch (c) {
      case '.', ',' -> Character.isDigit(before) && Character.isDigit(after);
      case '\'' -> Character.isLetter(before) && Character.isLetter(after);
      default -> false;
    };
  }

  private static int markEnd(String text, int start) {
    int end = Graphemes.end(text, start);
    String mark = text.substring(start, end);
    for (int n = 1; n < MOST_REPEATED && text.startsWith(mark, end); n++) {
      end += mark.length();
    }
    return end;
  }

  /** Hands out a word, a contraction in its two parts. */
  private static boolean word(String word, Predicate<String> taker) {
    int cut = contraction(word);
    return cut == 0
        ? taker.test(word)
        : taker.test(word.substring(0, cut)) && taker.test(word.substring(cut));
  }

  /** Where the second part of a contraction begins; 0 where the word is none. */
  private static int contraction(String word) {
    int apostrophe = word.lastIndexOf('\'');
    if (apostrophe < 0) {
      return 0;
    }
    if (word.length() > NOT.length() && isNot(word.substring(word.length() - NOT.length()))) {
      return word.length() - NOT.length();
    }
    return CONTRACTED.contains(word.substring(apostrophe + 1).toLowerCase(Locale.ROOT))
        ? apostrophe
        : 0;
  }

  private static boolean isNot(String part) {
    return part.toLowerCase(Locale.ROOT).equals(NOT);
  }

  /**
   * The words with blanks between them, but none before a closing mark, behind an opening one, on
   * either side of a hyphen, or inside a contraction.
   */
  @Override
  public String text(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    String before = "\n";
    for (String token : tokens) {
      if (!attached(before, token)) {
        text.append(' ');
      }
      text.append(token);
      before = token;
    }
    return text.toString();
  }

  private static boolean attached(String before, String token) {
    return token.isEmpty()
        || before.isEmpty()
        || token.equals("\n")
        || OPENING.indexOf(before.charAt(0)) >= 0
        || CLOSING.indexOf(token.charAt(0)) >= 0
        || token.equals(HYPHEN)
        || before.equals(HYPHEN)
        || isNot(token)
        || (token.length() > 1 && token.charAt(0) == '\'' && contraction("x" + token) == 1);
  }
}
