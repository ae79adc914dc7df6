package dev.rondo.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Bars that lie, each with its name before it and its figure after it. */
record ScoreBars(ScorePicture data, Score best) implements Panel {

  private static final int ROW = 30;
  private static final int TOP = 24;

  @Override
  public List<Key> keys() {
    return List.of();
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    double names =
        data.scores().stream()
            .mapToDouble(s -> Words.width(shown(s.name(), width), Style.LABEL))
            .max()
            .orElse(0);
    double left = names + 10;
    double room = width - left - 70;
    Extent extent = new Extent(0, 0).including(data.baseline().value());
    for (Score score : data.scores()) {
      extent = Line.draws(score.value()) ? extent.including(score.value()) : extent;
    }
    double span = extent.high() > extent.low() ? extent.high() - extent.low() : 1;
    double zero = left + -extent.low() / span * room;
    double y = TOP;
    for (Score score : data.scores()) {
      Words.write(g, shown(score.name(), width), Style.LABEL, Style.INK, left - 10, y + 19, 1);
      double end = zero;
      if (Line.draws(score.value())) {
        end = zero + score.value() / span * room;
        boolean first = score.equals(best);
        g.setColor(first ? Style.BLUE : Style.tint(Style.BLUE, 0.45));
        g.fill(new Rectangle2D.Double(Math.min(zero, end), y + 5, Math.abs(end - zero), ROW - 10));
      }
      Words.write(
          g,
          Figures.of(score.value()),
          score.equals(best) ? Style.STRONG : Style.LABEL,
          Style.INK,
          Math.max(zero, end) + 8,
          y + 19,
          0);
      y += ROW;
    }
    baseline(g, zero + data.baseline().value() / span * room, y, width);
  }

  private void baseline(Graphics2D g, double x, double bottom, int width) {
    g.setColor(Style.VERMILION);
    g.setStroke(Style.DASHED);
    g.draw(new Line2D.Double(x, TOP - 4, x, bottom + 4));
    String words = data.baseline().name() + " " + Figures.of(data.baseline().value());
    double half = Words.width(words, Style.TICK) / 2;
    double middle = Math.max(half, Math.min(width - half, x));
    Words.write(g, words, Style.TICK, Style.INK, middle, TOP - 9, 0.5);
  }

  private static String shown(String name, int width) {
    return Words.shorten(name, Style.LABEL, width / 3.0);
  }
}
