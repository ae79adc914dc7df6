package dev.rondo.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A text whose pieces are shaded by a figure: blue over a solid line for what lies above zero,
 * orange over a dashed line for what lies below, so that the sign is seen without colours too. At
 * most 20 kB of HTML; where that is not enough, the strongest pieces are shaded and the end of the
 * text is left out, and it says so. Its plain text has the figure behind each strong piece.
 *
 * @param heading the line over it
 * @param pieces the text, in order, blanks and all
 * @param above what a figure above zero says, for the line under it
 * @param below what one below zero says
 * @param note what else stands in that line; empty for nothing
 */
public record ShadedText(
    String heading, List<Piece> pieces, String above, String below, String note)
    implements Renderable {

  /** The most bytes of HTML. */
  private static final int MOST_BYTES = 20_000;

  /** Room for the card around the text. */
  private static final int FRAME_BYTES = 2_000;

  /** What the text itself may take, as HTML without shades. */
  private static final int MOST_TEXT_BYTES = 9_000;

  /** The longest heading and the longest piece that are shown whole. */
  private static final int MOST_LENGTH = 300;

  /** A shade that is too faint to be seen. */
  private static final double FAINT = 0.05;

  /** A figure that is told in plain text too. */
  private static final double TOLD = 0.1;

  /**
   * A piece of the text.
   *
   * @param text as it is to be read
   * @param shade from -1 to 1; 0 for none
   * @param figure what the shade stands for, in digits; empty for none
   */
  public record Piece(String text, double shade, String figure) {

    /** Checks the shade. */
    public Piece {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(figure, "figure");
      if (!(shade >= -1 && shade <= 1)) {
        throw new IllegalArgumentException("shade: expected -1 to 1, got " + shade);
      }
    }

    /** Text between the pieces that have a figure. */
    public static Piece plain(String text) {
      return new Piece(text, 0, "");
    }
  }

  /** Takes a copy of the pieces. */
  public ShadedText {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(above, "above");
    Objects.requireNonNull(below, "below");
    Objects.requireNonNull(note, "note");
    pieces = List.copyOf(pieces);
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofHtml(html(), text());
  }

  /** The text with the figures of its strong pieces: {@code a witty[+1.32], moving[+0.41] film}. */
  public String text() {
    StringBuilder text = new StringBuilder(heading).append('\n');
    for (Piece piece : pieces) {
      text.append(shortened(piece.text()));
      if (Math.abs(piece.shade()) >= TOLD) {
        text.append('[').append(piece.figure()).append(']');
      }
    }
    text.append("\n+ ").append(above).append(", - ").append(below);
    return note.isEmpty() ? text.toString() : text.append("; ").append(note).toString();
  }

  @Override
  public String toString() {
    return text();
  }

  private String html() {
    int shown = shown();
    Set<Integer> shaded = shaded(shown);
    StringBuilder html = new StringBuilder(4096);
    html.append("<div style=\"").append(CardStyle.CARD).append("\"><div style=\"");
    html.append(CardStyle.PROGRESS).append("\">");
    html.append(escaped(heading)).append("</div><div style=\"");
    html.append(CardStyle.READING).append("\">");
    for (int i = 0; i < shown; i++) {
      html.append(shaded.contains(i) ? span(pieces.get(i)) : escaped(pieces.get(i).text()));
    }
    html.append(shown < pieces.size() ? " …" : "").append("</div>");
    html.append("<div style=\"").append(CardStyle.SMALL).append("\">");
    legend(html, 0.6, above);
    html.append(", ");
    legend(html, -0.6, below);
    under(shown, shaded.size())
        .forEach(line -> html.append("; ").append(Figures.escapeLines(line)));
    html.append("</div>");
    return html.append("</div>").toString();
  }

  /** What a colour means, in this colour. */
  private static void legend(StringBuilder html, double shade, String meaning) {
    html.append("<span style=\"").append(CardStyle.shade(shade)).append(CardStyle.ON_SHADE);
    html.append("\">").append(escaped(meaning)).append("</span>");
  }

  private List<String> under(int shown, int shaded) {
    List<String> lines = new ArrayList<>();
    if (!note.isEmpty()) {
      lines.add(shortened(note));
    }
    long visible = IntStream.range(0, shown).filter(this::isVisible).count();
    if (shaded < visible) {
      lines.add(String.format(Locale.ROOT, "the strongest %,d are coloured", shaded));
    }
    if (shown < pieces.size()) {
      lines.add(
          String.format(
              Locale.ROOT, "the first %,d of %,d pieces are shown", shown, pieces.size()));
    }
    return lines;
  }

  /** How many pieces there is room for. */
  private int shown() {
    int bytes = 0;
    int shown = 0;
    while (shown < pieces.size()) {
      bytes += bytes(escaped(pieces.get(shown).text()));
      if (bytes > MOST_TEXT_BYTES) {
        return shown;
      }
      shown++;
    }
    return shown;
  }

  /** The strongest of the shown pieces, as many as there is room for. */
  private Set<Integer> shaded(int shown) {
    int left = MOST_BYTES - FRAME_BYTES;
    for (int i = 0; i < shown; i++) {
      left -= bytes(escaped(pieces.get(i).text()));
    }
    List<Integer> strongest =
        IntStream.range(0, shown)
            .filter(this::isVisible)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(pieces.get(i).shade())))
            .toList();
    Set<Integer> chosen = new HashSet<>();
    for (int i : strongest) {
      left -= bytes(span(pieces.get(i))) - bytes(escaped(pieces.get(i).text()));
      if (left < 0) {
        return chosen;
      }
      chosen.add(i);
    }
    return chosen;
  }

  private boolean isVisible(int piece) {
    return Math.abs(pieces.get(piece).shade()) >= FAINT;
  }

  private static String span(Piece piece) {
    return "<span style=\""
        + CardStyle.shade(piece.shade())
        + "\" title=\""
        + Figures.escape(piece.figure())
        + "\">"
        + escaped(piece.text())
        + "</span>";
  }

  private static String escaped(String text) {
    return Figures.escapeLines(shortened(text));
  }

  private static int bytes(String html) {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String shortened(String text) {
    return text.length() <= MOST_LENGTH ? text : Figures.cut(text, MOST_LENGTH - 1) + "…";
  }
}
