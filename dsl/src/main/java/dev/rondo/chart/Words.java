package dev.rondo.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text of a picture: measured, wrapped, shortened and placed. */
final class Words {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Words() {}

  /** With a capital at the beginning, as a sentence has. */
  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static double width(String text, Font font) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** Breaks at blanks into lines of at most this width; a longer word is cut short. */
  static List<String> wrap(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, font) > width) {
        lines.add(shorten(line, font, width));
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(shorten(line, font, width));
    return lines;
  }

  /** The text, or its beginning with an ellipsis where it is wider than this. */
  static String shorten(String text, Font font, double width) {
    String cut = text;
    while (cut.length() > 1 && width(ellipsis(cut, text), font) > width) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return ellipsis(cut, text);
  }

  private static String ellipsis(String cut, String text) {
    return cut.length() == text.length() ? text : cut.stripTrailing() + "…";
  }

  /** Writes with the anchor at this share of the width: 0 left, 0.5 centred, 1 right. */
  static void write(
      Graphics2D g, String text, Font font, Color colour, double x, double y, double anchor) {
    g.setFont(font);
    g.setColor(colour);
    g.drawString(text, (float) (x - anchor * width(text, font)), (float) y);
  }
}
