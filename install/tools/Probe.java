import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Answers the doctor: the vectors' width, the heap, and whether text can be measured and drawn. */
final class Probe {
  public static void main(String[] arguments) throws ReflectiveOperationException {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      System.out.println("vector " + vectorBits());
    }
    System.out.println("heap " + (Runtime.getRuntime().maxMemory() >> 20));
    Graphics2D drawing = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB).createGraphics();
    drawing.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    drawing.drawString("loss", 2, 16);
    System.out.println(drawing.getFontMetrics().stringWidth("loss") > 0 ? "fonts ok" : "fonts none");
  }

  /** Asked by name, so that a JDK without the module compiles the rest. */
  private static Object vectorBits() throws ReflectiveOperationException {
    Object species =
        Class.forName("jdk.incubator.vector.FloatVector").getField("SPECIES_PREFERRED").get(null);
    return Class.forName("jdk.incubator.vector.VectorSpecies")
        .getMethod("vectorBitSize")
        .invoke(species);
  }
}
