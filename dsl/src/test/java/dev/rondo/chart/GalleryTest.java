package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {

  static Stream<Picture> every_picture() {
    return Gallery.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("every_picture")
  void is_small_whole_and_on_an_opaque_card(Picture picture) {
    byte[] png = picture.png();
    BufferedImage image = Pixels.decoded(png);
    assertThat(png.length).isLessThan(150_000);
    assertThat(image.getWidth()).isEqualTo(1520);
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    assertThat(image.getColorModel().hasAlpha()).isFalse();
    assertThat(image.getRGB(20, 20)).isEqualTo(Style.CARD.getRGB());
    assertThat(picture.svg()).contains("viewBox=\"0 0 760 " + picture.height() + "\"");
    assertThat(picture.text()).contains(picture.title()).doesNotContain("NaN", "null", "E-");
  }
}
