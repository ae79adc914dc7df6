package dev.rondo.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/**
 * The one look of all pictures: an opaque soft card with dark text, which reads on light and dark
 * pages alike, and the colours of Okabe and Ito (<a
 * href="https://jfly.uni-koeln.de/color/">jfly.uni-koeln.de/color</a>), which colour-blind readers
 * tell apart, darkened where they stand as thin lines.
 */
final class Style {

  /** The width of a notebook's output, in CSS pixels. */
  static final int WIDTH = 760;

  static final int PADDING = 20;

  static final Color CARD = new Color(0xFBFBF9);
  static final Color EDGE = new Color(0xDAD9D3);
  static final Color INK = new Color(0x22262B);
  static final Color QUIET = new Color(0x62676E);
  static final Color GRID = new Color(0xE7E6E1);

  static final Color BLUE = new Color(0x0072B2);
  static final Color VERMILION = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color PURPLE = new Color(0xB45C92);
  static final Color SKY = new Color(0x3B9AD3);
  static final Color AMBER = new Color(0xC78A00);
  static final Color GRAY = new Color(0x7A7F87);

  /** The colours of several equals, in order. */
  static final List<Color> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, AMBER, SKY, INK, GRAY);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  static final BasicStroke HAIR = new BasicStroke(1f);
  static final BasicStroke SOLID = round(2f);
  static final BasicStroke THIN = round(1.3f);
  static final BasicStroke DASHED = dashed(1.8f, 7f, 4f);
  static final BasicStroke DOTTED = dashed(1.2f, 2f, 4f);

  private Style() {}

  /** The colour of the i-th of several equals; they come round again after the last. */
  static Color series(int i) {
    return SERIES.get(i % SERIES.size());
  }

  /** The colour as it looks on the card with this share of ink, still opaque. */
  static Color tint(Color colour, double share) {
    return new Color(
        mix(colour.getRed(), CARD.getRed(), share),
        mix(colour.getGreen(), CARD.getGreen(), share),
        mix(colour.getBlue(), CARD.getBlue(), share));
  }

  private static int mix(int ink, int paper, double share) {
    return (int) Math.round(paper + (ink - paper) * share);
  }

  private static BasicStroke round(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static BasicStroke dashed(float width, float on, float off) {
    float[] pattern = {on, off};
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, pattern, 0f);
  }
}
