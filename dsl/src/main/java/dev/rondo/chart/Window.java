package dev.rondo.chart;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** A window of the desktop that holds one picture, scaled with the window. */
final class Window {

  private Window() {}

  static void open(String title, Drawing drawing) {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalStateException(
          "show(): this Java has no display to open a window on;"
              + " keep the picture with .save(\"picture.png\")");
    }
    SwingUtilities.invokeLater(() -> frame(title, drawing).setVisible(true));
  }

  private static JFrame frame(String title, Drawing drawing) {
    JFrame frame = new JFrame(title);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.add(new Canvas(drawing));
    frame.pack();
    frame.setLocationByPlatform(true);
    return frame;
  }

  private static final class Canvas extends JComponent {
    private static final long serialVersionUID = 1L;
    private final transient Drawing drawing;

    Canvas(Drawing drawing) {
      this.drawing = drawing;
      setPreferredSize(new Dimension(drawing.width(), drawing.height()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = (Graphics2D) graphics.create();
      double scale =
          Math.min(getWidth() / (double) drawing.width(), getHeight() / (double) drawing.height());
      g.scale(scale, scale);
      Raster.hints(g);
      drawing.draw(g);
      g.dispose();
    }
  }
}
