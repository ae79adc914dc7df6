package dev.rondo.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A closed outline.
 *
 * @param x the corners' horizontal positions
 * @param y the corners' vertical positions
 */
record Outline(Doubles x, Doubles y) {

  /** The outlines of a band: one for each stretch without a gap in either line. */
  static List<Outline> band(Layer.Band band) {
    List<Outline> outlines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= band.x().size(); i++) {
      boolean gap = i == band.x().size() || band.low().isGap(i) || band.high().isGap(i);
      if (gap) {
        if (i - from > 1) {
          outlines.add(stretch(band, from, i));
        }
        from = i + 1;
      }
    }
    return outlines;
  }

  /** Along the lower line, and back along the upper one. */
  private static Outline stretch(Layer.Band band, int from, int to) {
    int n = to - from;
    return new Outline(
        Doubles.of(2 * n, i -> band.x().at(i < n ? from + i : to - 1 - (i - n))),
        Doubles.of(2 * n, i -> i < n ? band.low().at(from + i) : band.high().at(to - 1 - (i - n))));
  }

  /** The outlines of bars; a bar of no height has none. */
  static List<Outline> bars(Layer.Bars bars) {
    List<Outline> outlines = new ArrayList<>();
    double half = bars.width() / 2;
    for (int i = 0; i < bars.x().size(); i++) {
      double x = bars.x().at(i);
      double y = bars.y().at(i);
      if (y != 0) {
        outlines.add(
            new Outline(
                Doubles.of(x - half, x - half, x + half, x + half), Doubles.of(0, y, y, 0)));
      }
    }
    return outlines;
  }
}
