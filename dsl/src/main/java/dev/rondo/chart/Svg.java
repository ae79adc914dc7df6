package dev.rondo.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Draws into SVG text. */
final class Svg {

  private Svg() {}

  static String text(Drawing drawing) {
    VectorGraphics2D g = new VectorGraphics2D();
    drawing.draw(g);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(g.getCommands(), new PageSize(drawing.width(), drawing.height()))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("picture: cannot be encoded as SVG", e);
    }
    return withDefaults(bytes.toString(StandardCharsets.UTF_8));
  }

  /**
   * The encoder leaves out Java's default size of type, 12, which is not SVG's, and names the font
   * that this machine has, which others may not have.
   */
  private static String withDefaults(String svg) {
    return svg.replaceFirst("<svg ", "<svg font-size=\"12px\" font-family=\"sans-serif\" ")
        .replaceAll(
            "font-family:&quot;([^&]*)&quot;", "font-family:&quot;$1&quot;,Arial,sans-serif");
  }
}
