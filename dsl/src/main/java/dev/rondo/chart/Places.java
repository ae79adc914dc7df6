package dev.rondo.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds room for words beside a point.
 *
 * @param obstacles lines that words should not cross
 * @param frame where words must stay
 */
record Places(List<Line2D> obstacles, Rectangle2D frame) {

  private static final double HEIGHT = 16;

  /** The place near the point that crosses the fewest lines; the nearest of equals. */
  Rectangle2D beside(Point2D point, String words) {
    double width = Words.width(words, Style.STRONG);
    List<Rectangle2D> places = new ArrayList<>();
    for (double away : new double[] {9, 24, 44, 70}) {
      for (double up : new double[] {-away - HEIGHT, away}) {
        places.add(place(point.getX() + 9, point.getY() + up, width));
        places.add(place(point.getX() - 9 - width, point.getY() + up, width));
      }
    }
    return places.stream()
        .filter(frame::contains)
        .min(Comparator.comparingLong(this::crossed))
        .orElse(places.get(0));
  }

  private static Rectangle2D place(double x, double y, double width) {
    return new Rectangle2D.Double(x, y, width, HEIGHT);
  }

  private long crossed(Rectangle2D place) {
    return obstacles.stream().filter(line -> line.intersects(place)).count();
  }
}
