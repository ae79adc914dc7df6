package dev.rondo.chart;

import java.awt.Graphics2D;

/** Something that can be drawn again and again, at its own size, in CSS pixels. */
interface Drawing {

  /** The width, in CSS pixels. */
  int width();

  /** The height, in CSS pixels. */
  int height();

  /** Draws with the upper left corner at the origin. */
  void draw(Graphics2D g);
}
