package dev.rondo.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PngSizeTest {

  @Test
  void two_dots_a_pixel_are_seen_at_half_their_number() {
    assertThat(PngSize.of(png(1520, 840, 5669, 1))).contains(new PngSize(760, 420));
  }

  @Test
  void a_picture_without_a_density_is_left_as_it_is() {
    assertThat(PngSize.of(png(1520, 840, 0, 1))).isEmpty();
    assertThat(PngSize.of(png(1520, 840, 5669, 0))).isEmpty();
  }

  @Test
  void bytes_that_are_no_picture_or_cut_short_have_no_size() {
    byte[] whole = png(1520, 840, 5669, 1);
    for (int length = 0; length < whole.length - 4; length++) {
      Optional<PngSize> size = PngSize.of(Arrays.copyOf(whole, length));
      assertThat(size).isIn(Optional.empty(), Optional.of(new PngSize(760, 420)));
    }
    byte[] wrong = whole.clone();
    Arrays.fill(wrong, 8, 12, (byte) 0xff);
    assertThat(PngSize.of(wrong)).isEmpty();
  }

  private static byte[] png(int width, int height, int dotsPerMetre, int unit) {
    ByteBuffer png = ByteBuffer.allocate(8 + 12 + 13 + 12 + 9);
    png.putLong(0x89504e470d0a1a0aL);
    png.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    png.put(new byte[5]).putInt(0);
    png.putInt(9).put("pHYs".getBytes(StandardCharsets.US_ASCII));
    png.putInt(dotsPerMetre).putInt(dotsPerMetre).put((byte) unit).putInt(0);
    return png.array();
  }
}
