package dev.rondo.output;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Tokens that each have a tag, which stands behind its token in letters and in a colour. At most 20
 * kB of HTML; what is too long is cut, and it says so.
 *
 * @param tokens in order
 * @param note the line under them; empty for none
 */
public record TaggedTokens(List<Token> tokens, String note) implements Renderable {

  private static final int MOST_BYTES = 18_500;
  private static final int MOST_LENGTH = 100;

  /**
   * A token with its tag.
   *
   * @param text the token
   * @param tag its tag
   * @param kind the number of the tag, from 0, which decides its colour
   */
  public record Token(String text, String tag, int kind) {}

  /** Takes a copy of the tokens. */
  public TaggedTokens {
    Objects.requireNonNull(note, "note");
    tokens = List.copyOf(tokens);
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofHtml(html(), toString());
  }

  /** The tokens with their tags on one line: {@code the/DET dog/NOUN barks/VERB}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    String between = "";
    for (Token token : tokens) {
      text.append(between).append(token.text()).append('/').append(token.tag());
      between = " ";
    }
    return note.isEmpty() ? text.toString() : text.append('\n').append(note).toString();
  }

  private String html() {
    StringBuilder html = new StringBuilder(4096);
    html.append("<div style=\"").append(CardStyle.CARD).append("\">");
    html.append("<div style=\"").append(CardStyle.READING).append("\">");
    int bytes = 0;
    int shown = 0;
    while (shown < tokens.size()) {
      String chip = chip(tokens.get(shown));
      bytes += chip.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        break;
      }
      html.append(chip);
      shown++;
    }
    html.append("</div>");
    line(html, note);
    if (shown < tokens.size()) {
      line(
          html,
          String.format(
              Locale.ROOT, "the first %,d of %,d tokens are shown", shown, tokens.size()));
    }
    return html.append("</div>").toString();
  }

  private static void line(StringBuilder html, String text) {
    if (!text.isEmpty()) {
      html.append("<div style=\"").append(CardStyle.SMALL).append("\">");
      html.append(Figures.escapeLines(shortened(text))).append("</div>");
    }
  }

  private static String chip(Token token) {
    return "<span style=\""
        + CardStyle.chip(token.kind())
        + "\">"
        + Figures.escapeLines(shortened(token.text()))
        + " <sub>"
        + Figures.escapeLines(shortened(token.tag()))
        + "</sub></span> ";
  }

  private static String shortened(String text) {
    return text.length() <= MOST_LENGTH ? text : Figures.cut(text, MOST_LENGTH - 1) + "…";
  }
}
