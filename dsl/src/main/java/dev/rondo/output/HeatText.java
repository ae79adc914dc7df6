package dev.rondo.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A text each of whose pieces has a figure that colours it: an HTML card, escaped, with a key to
 * its colours, and as plain text a line of letters under each line of text. The first 2,000
 * characters are shown; where there are more it says so.
 *
 * @param heading the line over it
 * @param pieces the text, in order, blanks and all
 * @param scale from a piece's figure to its colour
 * @param note the line under it; empty for none
 */
public record HeatText(String heading, List<Piece> pieces, HeatScale scale, String note)
    implements Renderable {

  private static final int MOST_CHARACTERS = 2_000;

  /** How many characters a line of plain text has. */
  private static final int WIDTH = 80;

  private static final String TEXT =
      "font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:13px;"
          + "line-height:1.7;color:#1f2328;background-color:#ffffff;border:none;padding:0;"
          + "margin:0 0 6px 0;white-space:pre-wrap;word-wrap:break-word";

  /**
   * A piece of the text.
   *
   * @param text as it is to be read
   * @param figure what colours it
   * @param told the figure in words, shown where the pointer rests; empty for none
   */
  public record Piece(String text, double figure, String told) {

    /** Checks that no part is null. */
    public Piece {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(told, "told");
    }
  }

  /** Takes a copy of the pieces. */
  public HeatText {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(note, "note");
    pieces = List.copyOf(pieces);
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofHtml(html(), toString());
  }

  private String html() {
    List<Piece> shown = shown();
    StringBuilder html = new StringBuilder(4096);
    html.append("<div style=\"").append(CardStyle.CARD).append("\">");
    line(html, CardStyle.PROGRESS, Figures.escape(heading));
    html.append("<pre style=\"").append(TEXT).append("\">");
    for (int from = 0; from < shown.size(); ) {
      int to = from + 1;
      while (to < shown.size() && looksAlike(shown.get(from), shown.get(to))) {
        to++;
      }
      span(html, shown.subList(from, to));
      from = to;
    }
    html.append("</pre>");
    line(html, CardStyle.SMALL, key());
    for (String under : under(shown)) {
      line(html, CardStyle.SMALL, Figures.escape(under));
    }
    return html.append("</div>").toString();
  }

  private boolean looksAlike(Piece a, Piece b) {
    return a.told().equals(b.told()) && scale.style(a.figure()).equals(scale.style(b.figure()));
  }

  private void span(StringBuilder html, List<Piece> alike) {
    Piece first = alike.get(0);
    html.append("<span style=\"").append(scale.style(first.figure()));
    if (!first.told().isEmpty()) {
      html.append("\" title=\"").append(Figures.escape(first.told()));
    }
    html.append("\">");
    for (Piece piece : alike) {
      // The sign takes the colour, which a mere line break has no room for.
      html.append(Figures.escapeLines(piece.text().replace("\n", "↵\n")));
    }
    html.append("</span>");
  }

  private String key() {
    StringBuilder key = new StringBuilder();
    for (int step = 0; step < scale.colours().size(); step++) {
      key.append("<span style=\"background-color:").append(scale.colours().get(step));
      key.append(";color:#1f2328;border:1px solid #c8ced6;padding:0 5px\">");
      key.append(scale.key(step)).append("</span>");
    }
    return key.toString();
  }

  private static void line(StringBuilder html, String style, String content) {
    if (!content.isEmpty()) {
      html.append("<div style=\"").append(style).append("\">").append(content).append("</div>");
    }
  }

  private List<String> under(List<Piece> shown) {
    List<String> lines = new ArrayList<>();
    if (!note.isEmpty()) {
      lines.add(note);
    }
    long length = pieces.stream().mapToLong(piece -> piece.text().length()).sum();
    long there = shown.stream().mapToLong(piece -> piece.text().length()).sum();
    if (there < length) {
      lines.add(
          String.format(Locale.ROOT, "the first %,d of %,d characters are shown", there, length));
    }
    return lines;
  }

  /** The pieces there is room for, the last of them cut if need be. */
  private List<Piece> shown() {
    List<Piece> shown = new ArrayList<>();
    int left = MOST_CHARACTERS;
    for (Piece piece : pieces) {
      boolean whole = piece.text().length() <= left;
      if (whole) {
        shown.add(piece);
      } else if (left > 1) {
        shown.add(new Piece(Figures.cut(piece.text(), left), piece.figure(), piece.told()));
      }
      left -= piece.text().length();
      if (left <= 0) {
        break;
      }
    }
    return shown;
  }

  /** The text with a letter of the scale under the beginning of each piece. */
  @Override
  public String toString() {
    List<Piece> shown = shown();
    StringBuilder out = new StringBuilder(heading);
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder();
    for (Piece piece : shown) {
      char letter = scale.letter(piece.figure());
      for (int point : piece.text().codePoints().toArray()) {
        above.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
        below.append(letter);
        letter = ' ';
        if (point == '\n' || below.length() == WIDTH) {
          flush(out, above, below);
        }
      }
    }
    if (!above.isEmpty()) {
      flush(out, above, below);
    }
    under(shown).forEach(line -> out.append('\n').append(line));
    return out.toString();
  }

  private static void flush(StringBuilder out, StringBuilder above, StringBuilder below) {
    out.append('\n').append(above.toString().stripTrailing());
    out.append('\n').append(below.toString().stripTrailing());
    above.setLength(0);
    below.setLength(0);
  }
}
