package dev.rondo.chart;

import java.awt.Graphics2D;
import java.util.List;

/** One plot on a card. */
interface Panel {

  /** Draws in the rectangle of this size whose upper left corner is the origin. */
  void draw(Graphics2D g, int width, int height);

  /** What the legend says of it. */
  List<Key> keys();
}
