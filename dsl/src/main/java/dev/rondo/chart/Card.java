package dev.rondo.chart;

import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frame that every picture shares: an opaque card with the finding as its title, the figures
 * under it, one legend, and rows of panels.
 *
 * @param title the finding, in a sentence
 * @param subtitle the figures; may be empty
 * @param rows the panels, from the top
 */
record Card(String title, String subtitle, List<Row> rows) implements Drawing {

  private static final int INNER = Style.WIDTH - 2 * Style.PADDING;
  private static final int TITLE_LINE = 21;
  private static final int TEXT_LINE = 17;
  private static final int LEGEND_LINE = 20;
  private static final int GAP = 10;

  /**
   * Panels beside each other, equally wide.
   *
   * @param height how high they are
   * @param panels from the left
   */
  record Row(int height, List<Panel> panels) {}

  /** A card with a single panel. */
  static Card of(String title, String subtitle, int height, Panel panel) {
    return new Card(title, subtitle, List.of(new Row(height, List.of(panel))));
  }

  @Override
  public int width() {
    return Style.WIDTH;
  }

  @Override
  public int height() {
    int panels = rows.stream().mapToInt(row -> row.height() + GAP).sum();
    return Style.PADDING + head() + panels + Style.PADDING - GAP;
  }

  private int head() {
    return titleLines().size() * TITLE_LINE
        + subtitleLines().size() * TEXT_LINE
        + legend().size() * LEGEND_LINE
        + GAP;
  }

  private List<String> titleLines() {
    return Words.wrap(title, Style.TITLE, INNER);
  }

  private List<String> subtitleLines() {
    return subtitle.isEmpty() ? List.of() : Words.wrap(subtitle, Style.SUBTITLE, INNER);
  }

  @Override
  public void draw(Graphics2D g) {
    g.setColor(Style.CARD);
    g.fillRect(0, 0, width(), height());
    g.setColor(Style.EDGE);
    g.setStroke(Style.HAIR);
    g.draw(new RoundRectangle2D.Double(0.5, 0.5, width() - 1.0, height() - 1.0, 6, 6));
    int y = Style.PADDING;
    for (String line : titleLines()) {
      Words.write(g, line, Style.TITLE, Style.INK, Style.PADDING, y + 14, 0);
      y += TITLE_LINE;
    }
    for (String line : subtitleLines()) {
      Words.write(g, line, Style.SUBTITLE, Style.QUIET, Style.PADDING, y + 12, 0);
      y += TEXT_LINE;
    }
    y = drawLegend(g, y) + GAP;
    for (Row row : rows) {
      drawRow(g, row, y);
      y += row.height() + GAP;
    }
  }

  private int drawLegend(Graphics2D g, int top) {
    int y = top;
    for (List<Key> line : legend()) {
      double x = Style.PADDING;
      for (Key key : line) {
        key.draw(g, x, y + 16);
        String name = shown(key);
        Words.write(g, name, Style.LABEL, Style.INK, x + Key.SIGN_WIDTH, y + 16, 0);
        x += entryWidth(key);
      }
      y += LEGEND_LINE;
    }
    return y;
  }

  private static void drawRow(Graphics2D g, Row row, int y) {
    int count = row.panels().size();
    int width = (INNER - (count - 1) * GAP) / count;
    for (int i = 0; i < count; i++) {
      Graphics2D panel = (Graphics2D) g.create();
      panel.translate(Style.PADDING + i * (width + GAP), y);
      row.panels().get(i).draw(panel, width, row.height());
      panel.dispose();
    }
  }

  /** The entries of all panels, each once, in lines that fit. */
  private List<List<Key>> legend() {
    Map<String, Key> keys = new LinkedHashMap<>();
    for (Row row : rows) {
      for (Panel panel : row.panels()) {
        panel.keys().forEach(key -> keys.putIfAbsent(key.name(), key));
      }
    }
    if (keys.size() < 2) {
      return List.of();
    }
    List<List<Key>> lines = new ArrayList<>();
    double used = INNER;
    for (Key key : keys.values()) {
      if (used + entryWidth(key) > INNER) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.get(lines.size() - 1).add(key);
      used += entryWidth(key);
    }
    return lines;
  }

  private static String shown(Key key) {
    return Words.shorten(key.name(), Style.LABEL, INNER / 2.0);
  }

  private static double entryWidth(Key key) {
    return Key.SIGN_WIDTH + Words.width(shown(key), Style.LABEL) + 18;
  }
}
