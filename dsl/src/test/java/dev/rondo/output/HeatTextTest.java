package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeatTextTest {

  @Test
  void each_line_of_plain_text_has_its_letters_under_it() {
    HeatText text =
        new HeatText(
            "bits",
            List.of(bits("to", 0.4), bits(" be", 2.6), bits("\n", 12), bits("\tor", 3)),
            HeatScale.BITS,
            "note");
    assertThat(text).hasToString("bits\nto be\n0 3  9\n or\n3\nnote");
  }

  @Test
  void signs_say_what_colours_say() {
    HeatText text =
        new HeatText(
            "unit",
            Stream.of(-1.0, -0.6, -0.5, -0.1, 0.0, 0.3, 0.7, 1.0)
                .map(figure -> new HeatText.Piece("x", figure, ""))
                .toList(),
            HeatScale.SIGNED,
            "");
    assertThat(text).hasToString("unit\nxxxxxxxx\n==-  +##");
    assertThat(html(text))
        .contains("background-color:#5ba3d9;border-bottom:2px dashed #0072b2\">x</span>")
        .contains("background-color:#ffffff\">xx</span>")
        .contains("background-color:#f0923a;border-bottom:2px solid #b8480b\">x</span>");
  }

  @Test
  void a_page_sees_the_text_and_no_tags_of_it() {
    HeatText text =
        new HeatText(
            "<h1>",
            List.of(bits("<script>alert('1')</script>\n\u0000", 3)),
            HeatScale.BITS,
            "a & b");
    assertThat(html(text))
        .contains("&lt;h1&gt;</div>")
        .contains("title=\"3.0 bits\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;↵<br/>\uFFFD<")
        .contains("a &amp; b</div>", ">0–1</span>", ">8+ bits</span>")
        .doesNotContain("<script>");
  }

  @Test
  void neighbours_that_look_alike_share_a_tag() {
    List<HeatText.Piece> pieces = Collections.nCopies(50, new HeatText.Piece("y", 0.5, ""));
    String html = html(new HeatText("", pieces, HeatScale.SIGNED, ""));
    assertThat(html).contains(">" + "y".repeat(50) + "</span>");
  }

  @Test
  void a_long_text_is_cut_and_says_so() {
    HeatText text = new HeatText("h", Collections.nCopies(9000, bits("é&", 3)), HeatScale.BITS, "");
    assertThat(html(text)).contains("the first 2,000 of 18,000 characters are shown");
    assertThat(html(text).getBytes(StandardCharsets.UTF_8).length).isLessThan(200_000);
    assertThat(text.toString().lines().toList()).hasSize(2 + 2 * 25).allMatch(l -> l.length() < 81);

    String line = "a".repeat(1999) + "😀" + "b".repeat(1_000_000);
    HeatText one = new HeatText("", List.of(bits(line, 3)), HeatScale.BITS, "");
    assertThat(html(one)).contains("the first 1,999 of 1,002,001 characters are shown");
  }

  @ParameterizedTest
  @EnumSource
  void dark_text_can_be_read_on_every_colour_and_neighbours_differ(HeatScale scale) {
    double ink = luminance("#1f2328");
    List<Double> lights = scale.colours().stream().map(HeatTextTest::luminance).toList();
    assertThat(lights).allMatch(light -> (light + 0.05) / (ink + 0.05) >= 4.5);
    List<Double> above = lights.subList(lights.indexOf(1.0), lights.size());
    List<Double> below = lights.subList(0, lights.indexOf(1.0) + 1);
    for (int i = 0; i + 1 < above.size(); i++) {
      assertThat(above.get(i) - above.get(i + 1)).isGreaterThan(0.05);
    }
    for (int i = 0; i + 1 < below.size(); i++) {
      assertThat(below.get(i + 1) - below.get(i)).isGreaterThan(0.05);
    }
  }

  /** As the web's accessibility guidelines reckon it. */
  private static double luminance(String colour) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return Math.rint(1e9 * (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])) / 1e9;
  }

  private static HeatText.Piece bits(String text, double bits) {
    return new HeatText.Piece(text, bits, bits + " bits");
  }

  private static String html(HeatText text) {
    return text.rendering().html().orElseThrow();
  }
}
