package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The texts of a corpus, one behind the other.
 *
 * @param text all of them; each but the last ends with a line break
 * @param texts where each begins, in order
 */
record CorpusText(String text, List<Beginning> texts) {

  /**
   * Where a text begins.
   *
   * @param name the file's; empty for a text that has none
   * @param at the place of its first character
   */
  record Beginning(String name, int at) {}

  CorpusText {
    texts = List.copyOf(texts);
  }

  /** A text without a name. */
  static CorpusText of(String text) {
    return new CorpusText(text, List.of(new Beginning("", 0)));
  }

  /** All in lower case, by the rules that no country has. */
  CorpusText lowercase() {
    StringBuilder lower = new StringBuilder(text.length());
    List<Beginning> begin = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      begin.add(new Beginning(texts.get(i).name(), lower.length()));
      int end = i + 1 < texts.size() ? texts.get(i + 1).at() : text.length();
      lower.append(text.substring(texts.get(i).at(), end).toLowerCase(Locale.ROOT));
    }
    return new CorpusText(lower.toString(), begin);
  }

  /** Where a place is, as an editor counts: {@code line 3, column 14 of plays.txt}. */
  String place(int at) {
    Beginning in = texts.get(0);
    for (Beginning next : texts) {
      in = next.at() <= at ? next : in;
    }
    int line = 1;
    int lineStart = in.at();
    for (int i = in.at(); i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    String where = "line " + line + ", column " + (text.codePointCount(lineStart, at) + 1);
    return in.name().isEmpty() ? where : where + " of " + in.name();
  }
}
