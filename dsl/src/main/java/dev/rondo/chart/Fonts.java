package dev.rondo.chart;

import java.awt.font.FontRenderContext;

/** Whether Java can write: a slim machine without fonts fails deep inside the JDK. */
final class Fonts {

  private Fonts() {}

  /** Refuses to draw, in words, where the JDK finds no font. */
  static void require() {
    require(() -> Style.LABEL.getStringBounds("Rondo", new FontRenderContext(null, true, true)));
  }

  /** As {@link #require()}, with another way to try to write. */
  static void require(Runnable probe) {
    try {
      probe.run();
    } catch (RuntimeException | InternalError | LinkageError e) {
      throw new IllegalStateException(
          "picture: Java found no font to write with; install fontconfig and a font"
              + " (Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core)",
          e);
    }
  }
}
