package dev.rondo.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/** What stands over a plane's lines: ticks and labels of the axes, dashes, points and notes. */
final class Overlay {

  private static final double TICK_GAP = 8;

  private final Plane plane;
  private final XYChart chart;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  /** Over a chart that is painted already: only then it knows where its points are. */
  Overlay(Plane plane, XYChart chart, int width) {
    this.plane = plane;
    this.chart = chart;
    this.left = chart.getScreenXFromChart(plane.x().low());
    this.right = Math.min(width, chart.getScreenXFromChart(plane.x().high()));
    this.top = chart.getScreenYFromChart(plane.y().high());
    this.bottom = chart.getScreenYFromChart(plane.y().low());
  }

  void draw(Graphics2D g) {
    axes(g);
    for (Layer layer : plane.layers()) {
      if (layer instanceof Layer.Curve curve) {
        curve(g, curve);
      } else if (layer instanceof Layer.Dots dots) {
        for (int i = 0; i < dots.x().size(); i++) {
          dot(g, dots.x().at(i), dots.y().at(i), dots.diameter(), dots.colour());
        }
      } else if (layer instanceof Layer.Upright upright) {
        upright(g, upright);
      } else if (layer instanceof Layer.Level level) {
        level(g, level);
      } else if (layer instanceof Layer.Named named) {
        named(g, named);
      }
    }
  }

  private void axes(Graphics2D g) {
    g.setStroke(Style.HAIR);
    g.setColor(Style.GRAY);
    g.draw(new Line2D.Double(left, bottom, right, bottom));
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < plane.ticks().at().size(); i++) {
      double x = chart.getScreenXFromChart(plane.ticks().at().get(i));
      String label = plane.ticks().labels().get(i);
      double width = Words.width(label, Style.TICK);
      double start = Math.max(0, Math.min(x - width / 2, right - width));
      g.setColor(Style.GRAY);
      g.draw(new Line2D.Double(x, bottom, x, bottom + 4));
      if (start > free) {
        Words.write(g, label, Style.TICK, Style.QUIET, start, bottom + 17, 0);
        free = start + width + TICK_GAP;
      }
    }
    Words.write(g, plane.yLabel(), Style.TICK, Style.QUIET, 0, -8, 0);
    Words.write(g, plane.xLabel(), Style.TICK, Style.QUIET, right, bottom + 32, 1);
  }

  /** The dashes, and a point for each value that stands alone between gaps. */
  private void curve(Graphics2D g, Layer.Curve curve) {
    Doubles y = curve.y();
    boolean pen = false;
    Path2D path = new Path2D.Double();
    for (int i = 0; i < y.size(); i++) {
      if (y.isGap(i)) {
        pen = false;
        continue;
      }
      boolean alone = !pen && (i + 1 == y.size() || y.isGap(i + 1));
      if (alone) {
        dot(g, curve.x().at(i), y.at(i), 5, curve.colour());
      }
      double px = chart.getScreenXFromChart(curve.x().at(i));
      double py = chart.getScreenYFromChart(y.at(i));
      if (pen) {
        path.lineTo(px, py);
      } else {
        path.moveTo(px, py);
      }
      pen = true;
    }
    if (curve.sign() == Key.Sign.DASHED) {
      g.setColor(curve.colour());
      g.setStroke(Style.DASHED);
      g.draw(path);
    }
  }

  private void dot(Graphics2D g, double x, double y, double diameter, Color colour) {
    if (Double.isFinite(y)) {
      double px = chart.getScreenXFromChart(x) - diameter / 2;
      double py = chart.getScreenYFromChart(y) - diameter / 2;
      g.setColor(colour);
      g.fill(new Ellipse2D.Double(px, py, diameter, diameter));
    }
  }

  private void upright(Graphics2D g, Layer.Upright upright) {
    double x = chart.getScreenXFromChart(upright.x());
    g.setColor(Style.QUIET);
    g.setStroke(Style.DOTTED);
    g.draw(new Line2D.Double(x, bottom, x, top - 2));
    double width = Words.width(upright.words(), Style.TICK);
    double free = Words.width(plane.yLabel(), Style.TICK) + 2 * TICK_GAP;
    double start = Math.max(free, Math.min(x - width / 2, right - width));
    Words.write(g, upright.words(), Style.TICK, Style.INK, start, top - 8, 0);
  }

  private void level(Graphics2D g, Layer.Level level) {
    double y = chart.getScreenYFromChart(level.y());
    g.setColor(Style.QUIET);
    g.setStroke(Style.DOTTED);
    g.draw(new Line2D.Double(left, y, right, y));
  }

  private void named(Graphics2D g, Layer.Named named) {
    dot(g, named.x(), named.y(), 12, Style.CARD);
    dot(g, named.x(), named.y(), 9, named.colour());
    if (!named.words().isEmpty()) {
      Rectangle2D place = new Places(obstacles(), frame()).beside(point(named), named.words());
      Words.write(g, named.words(), Style.STRONG, Style.INK, place.getX(), place.getMaxY() - 4, 0);
    }
  }

  private Point2D point(Layer.Named named) {
    return new Point2D.Double(
        chart.getScreenXFromChart(named.x()), chart.getScreenYFromChart(named.y()));
  }

  private Rectangle2D frame() {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  /** Every stretch of every line, which words should not cross. */
  private List<Line2D> obstacles() {
    List<Line2D> stretches = new ArrayList<>();
    for (Layer layer : plane.layers()) {
      if (layer instanceof Layer.Curve curve) {
        for (int i = 1; i < curve.y().size(); i++) {
          if (!curve.y().isGap(i - 1) && !curve.y().isGap(i)) {
            stretches.add(
                new Line2D.Double(
                    chart.getScreenXFromChart(curve.x().at(i - 1)),
                    chart.getScreenYFromChart(curve.y().at(i - 1)),
                    chart.getScreenXFromChart(curve.x().at(i)),
                    chart.getScreenYFromChart(curve.y().at(i))));
          }
        }
      } else if (layer instanceof Layer.Upright upright) {
        double x = chart.getScreenXFromChart(upright.x());
        stretches.add(new Line2D.Double(x, top, x, bottom));
      }
    }
    return stretches;
  }
}
