package dev.rondo.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * An entry of a legend.
 *
 * @param name what it stands for
 * @param colour the colour it is drawn in
 * @param sign how it is drawn
 */
record Key(String name, Color colour, Sign sign) {

  static final double SIGN_WIDTH = 22;

  enum Sign {
    SOLID,
    THIN,
    DASHED,
    AREA,
    DOT
  }

  /** Draws the sign in the middle of a line of text whose base line is at y. */
  void draw(Graphics2D g, double x, double y) {
    g.setColor(colour);
    double middle = y - 4;
    switch (sign) {
      case AREA -> g.fill(new Rectangle2D.Double(x, middle - 5, SIGN_WIDTH - 4, 10));
      case DOT -> g.fill(new Ellipse2D.Double(x + 5, middle - 4, 8, 8));
      default -> {
        g.setStroke(
            switch (sign) {
              case DASHED -> Style.DASHED;
              case THIN -> Style.THIN;
              default -> Style.SOLID;
            });
        g.draw(new Line2D.Double(x, middle, x + SIGN_WIDTH - 4, middle));
      }
    }
  }
}
