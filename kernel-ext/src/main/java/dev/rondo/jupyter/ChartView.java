package dev.rondo.jupyter;

import dev.rondo.output.Rendering;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/** An XChart chart as a picture. */
final class ChartView {
  private ChartView() {}

  static Rendering of(Chart<?, ?> chart) {
    BufferedImage image =
        new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Rendering.ofPng(png.toByteArray(), text(chart));
  }

  private static String text(Chart<?, ?> chart) {
    String title = chart.getTitle();
    String name = title == null || title.isBlank() ? "chart" : "chart '" + title + "'";
    return name + ", " + chart.getWidth() + " x " + chart.getHeight() + " pixels";
  }
}
