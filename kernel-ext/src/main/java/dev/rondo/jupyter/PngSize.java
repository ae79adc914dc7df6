package dev.rondo.jupyter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How large a PNG picture is meant to be seen, in CSS pixels: its dots over their density, of which
 * 72 an inch are one to a pixel.
 */
record PngSize(int width, int height) {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_FRAME = 12;
  private static final double DOTS_PER_METRE = 72 / 0.0254;
  private static final byte METRE = 1;

  /** The size of a picture that states its density; nothing for others, which are left as is. */
  static Optional<PngSize> of(byte[] png) {
    ByteBuffer bytes = ByteBuffer.wrap(png);
    int width = 0;
    int height = 0;
    int at = SIGNATURE;
    while (at >= 0 && at + CHUNK_FRAME <= png.length) {
      int length = bytes.getInt(at);
      int data = at + 8;
      if (length < 0 || length > png.length - data) {
        return Optional.empty();
      }
      switch (new String(png, at + 4, 4, StandardCharsets.US_ASCII)) {
        case "IHDR" -> {
          width = length < 8 ? 0 : bytes.getInt(data);
          height = length < 8 ? 0 : bytes.getInt(data + 4);
        }
        case "pHYs" -> {
          return length < 9 || bytes.get(data + 8) != METRE
              ? Optional.empty()
              : scaled(width, height, bytes.getInt(data), bytes.getInt(data + 4));
        }
        case "IDAT" -> {
          return Optional.empty(); // the density stands before the dots
        }
        default -> {
          // says nothing of the size
        }
      }
      at = data + length + 4;
    }
    return Optional.empty();
  }

  private static Optional<PngSize> scaled(int width, int height, int across, int down) {
    if (width <= 0 || height <= 0 || across <= 0 || down <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new PngSize(
            (int) Math.max(1, Math.round(width * DOTS_PER_METRE / across)),
            (int) Math.max(1, Math.round(height * DOTS_PER_METRE / down))));
  }
}
