package dev.rondo.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A confusion matrix as a heat map: the darker, the larger the share of the row. */
record Heat(ConfusionPicture data) implements Panel {

  private static final double WIDEST_CELL = 96;
  private static final double HIGHEST_CELL = 52;
  private static final int WIDTH = Style.WIDTH - 2 * Style.PADDING;
  private static final int CAPTION = 22;

  @Override
  public List<Key> keys() {
    return List.of();
  }

  private int classes() {
    return data.labels().size();
  }

  /** Room for the longest name, but no more than a quarter of the width. */
  private double names() {
    return data.labels().stream()
            .mapToDouble(label -> Words.width(shown(label), Style.LABEL))
            .max()
            .orElse(0)
        + 10;
  }

  private static String shown(String label) {
    return Words.shorten(label, Style.LABEL, WIDTH / 4.0);
  }

  private double cellWidth() {
    return Math.min(WIDEST_CELL, (WIDTH - names() - CAPTION) / classes());
  }

  private double cellHeight() {
    return Math.max(15, Math.min(HIGHEST_CELL, cellWidth()));
  }

  /** Whether names of columns must stand upright to fit. */
  private boolean upright() {
    return data.labels().stream()
        .anyMatch(label -> Words.width(shown(label), Style.LABEL) > cellWidth() - 6);
  }

  private double head() {
    return CAPTION + (upright() ? names() : 20);
  }

  /** The height that the matrix needs. */
  int height() {
    return (int) Math.ceil(head() + cellHeight() * classes() + 6);
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    double left = CAPTION + names();
    double across = left + cellWidth() * classes() / 2;
    Words.write(g, "predicted", Style.TICK, Style.QUIET, across, 12, 0.5);
    turned(g, 12, head() + cellHeight() * classes() / 2, "true", Style.TICK, Style.QUIET, 0.5);
    for (int row = 0; row < classes(); row++) {
      double y = head() + row * cellHeight();
      String label = shown(data.labels().get(row));
      Words.write(g, label, Style.LABEL, Style.INK, left - 8, y + cellHeight() / 2 + 4, 1);
      for (int column = 0; column < classes(); column++) {
        cell(g, row, column, left + column * cellWidth(), y);
      }
    }
    for (int column = 0; column < classes(); column++) {
      String label = shown(data.labels().get(column));
      double x = left + (column + 0.5) * cellWidth();
      if (upright()) {
        turned(g, x + 4, head() - 6, label, Style.LABEL, Style.INK, 0);
      } else {
        Words.write(g, label, Style.LABEL, Style.INK, x, head() - 7, 0.5);
      }
    }
  }

  private void cell(Graphics2D g, int row, int column, double x, double y) {
    double share = data.share(row, column);
    Color ink = row == column ? Style.BLUE : Style.VERMILION;
    g.setColor(Style.tint(ink, 0.05 + 0.95 * share));
    g.fill(new Rectangle2D.Double(x + 1, y + 1, cellWidth() - 2, cellHeight() - 2));
    String count = Figures.count(data.counts().get(row).get(column));
    Color words = share > 0.5 ? Style.CARD : Style.INK;
    double middle = x + cellWidth() / 2;
    if (Words.width(count, Style.TICK) > cellWidth() - 4) {
      return;
    }
    if (cellHeight() >= 36 && cellWidth() >= 40) {
      double centre = y + cellHeight() / 2;
      Words.write(g, count, Style.STRONG, words, middle, centre - 1, 0.5);
      Words.write(g, Figures.percent(share), Style.TICK, words, middle, centre + 14, 0.5);
    } else {
      Words.write(g, count, Style.TICK, words, middle, y + cellHeight() / 2 + 4, 0.5);
    }
  }

  /** Writes upwards. */
  private static void turned(
      Graphics2D g, double x, double y, String text, Font font, Color colour, double anchor) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.rotate(-Math.PI / 2);
    Words.write(g, text, font, colour, 0, 0, anchor);
    g.setTransform(before);
  }
}
