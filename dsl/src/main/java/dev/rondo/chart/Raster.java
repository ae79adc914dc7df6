package dev.rondo.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws into a PNG with two dots a CSS pixel, crisp on dense screens. */
final class Raster {

  static final int SCALE = 2;

  /** 144 dots an inch, which viewers take as two dots a pixel; in dots a metre, as PNG counts. */
  private static final int DOTS_PER_METRE = (int) Math.round(72 * SCALE / 0.0254);

  private Raster() {}

  static byte[] png(Drawing drawing) {
    BufferedImage image = Palette.reduce(image(drawing));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0);
      writer.write(null, new IIOImage(image, null, density(writer, image)), param);
    } catch (IOException e) {
      throw new UncheckedIOException("picture: cannot be encoded as PNG", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static BufferedImage image(Drawing drawing) {
    BufferedImage image =
        new BufferedImage(
            drawing.width() * SCALE, drawing.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(SCALE, SCALE);
    hints(g);
    drawing.draw(g);
    g.dispose();
    return image;
  }

  static void hints(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Says how dense the dots are, so that a viewer can show the picture at its true width. */
  private static IIOMetadata density(ImageWriter writer, BufferedImage image) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
    IIOMetadataNode dots = new IIOMetadataNode("pHYs");
    dots.setAttribute("pixelsPerUnitXAxis", Integer.toString(DOTS_PER_METRE));
    dots.setAttribute("pixelsPerUnitYAxis", Integer.toString(DOTS_PER_METRE));
    dots.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
    root.appendChild(dots);
    metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
    return metadata;
  }
}
