package dev.rondo.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The 256 commonest colours of an image. A chart has few colours of its own, all of which stay
 * exact; what is rounded are the shades at the edges of letters and lines. The file is half as
 * large.
 */
final class Palette {

  private static final int SIZE = 256;

  private final int[] colours;

  private Palette(int[] colours) {
    this.colours = colours;
  }

  static BufferedImage reduce(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    Palette palette = commonest(counts);
    Map<Integer, Integer> places = new HashMap<>();
    counts.keySet().forEach(colour -> places.put(colour, palette.nearest(colour)));
    int[] opaque = Arrays.copyOf(palette.colours, SIZE);
    IndexColorModel model =
        new IndexColorModel(8, SIZE, opaque, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage reduced =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    int[] indices = Arrays.stream(pixels).map(places::get).toArray();
    reduced.getRaster().setPixels(0, 0, width, height, indices);
    return reduced;
  }

  private static Palette commonest(Map<Integer, Integer> counts) {
    return new Palette(
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(SIZE)
            .mapToInt(Map.Entry::getKey)
            .toArray());
  }

  private int nearest(int colour) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(colours[i], colour) < distance(colours[best], colour)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
