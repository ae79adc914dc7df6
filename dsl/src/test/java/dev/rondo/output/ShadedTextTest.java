package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.output.ShadedText.Piece;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ShadedTextTest {

  private static final ShadedText FILM =
      new ShadedText(
          "good: probability 0.9",
          List.of(
              new Piece("Witty", 1, "+1.25"),
              Piece.plain(", "),
              new Piece("but", -0.5, "-0.62"),
              Piece.plain(" "),
              new Piece("long", 0.02, "+0.02")),
          "for good",
          "against it",
          "note");

  private static String html(ShadedText text) {
    return text.rendering().html().orElseThrow();
  }

  /** The text of the page, which must be well-formed. */
  private static String read(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(html)))
          .getDocumentElement()
          .getTextContent();
    } catch (Exception e) {
      throw new AssertionError(html, e);
    }
  }

  @Test
  void its_plain_text_has_the_figures_of_strong_pieces() {
    assertThat(FILM.rendering().text())
        .isEqualTo(
            "good: probability 0.9\nWitty[+1.25], but[-0.62] long\n+ for good, - against it; note");
    assertThat(FILM).hasToString(FILM.rendering().text());
  }

  @Test
  void its_page_tells_signs_apart_by_line_and_by_colour() {
    assertThat(read(html(FILM)))
        .isEqualTo("good: probability 0.9Witty, but longfor good, against it; note");
    assertThat(html(FILM))
        .contains(
            "border-bottom:2px solid #0072b2\" title=\"+1.25\">Witty</span>, ",
            "border-bottom:2px dashed #b8480b\" title=\"-0.62\">but</span> long")
        .doesNotContain("<script", "<style", "<svg");
  }

  @Test
  void what_is_written_on_a_shade_can_be_read() {
    for (int step = -20; step <= 20; step++) {
      String style = CardStyle.shade(step / 20.0);
      assertThat(contrast("#1f2328", colours(style).get(0))).as(style).isGreaterThan(7);
    }
    for (int kind = 0; kind < 9; kind++) {
      String style = CardStyle.chip(kind);
      assertThat(contrast("#1f2328", colours(style).get(0))).as(style).isGreaterThan(7);
    }
  }

  @Test
  void a_stronger_figure_is_a_darker_shade() {
    for (int sign : new int[] {1, -1}) {
      double[] light =
          IntStream.rangeClosed(1, 10)
              .mapToDouble(i -> luminance(colours(CardStyle.shade(sign * i / 10.0)).get(0)))
              .toArray();
      assertThat(light).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
  }

  private static List<String> colours(String style) {
    List<String> found = new ArrayList<>();
    Matcher colour = Pattern.compile("#[0-9a-f]{6}").matcher(style);
    while (colour.find()) {
      found.add(colour.group());
    }
    return found;
  }

  /** The ratio of WCAG 2. */
  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    double[] share = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += share[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void text_is_text_whatever_it_holds() {
    String bad = "<b onclick=\"x\">&'\n\u0000";
    ShadedText text =
        new ShadedText(bad, List.of(new Piece(bad, 1, "+1"), Piece.plain(bad)), bad, bad, bad);
    assertThat(html(text)).doesNotContain("<b onclick", "\u0000");
    assertThat(read(html(text))).contains("<b onclick=\"x\">&'");
    assertThat(html(text)).contains("&#39;<br/>");
  }

  @Test
  void a_long_text_stays_within_20_kB_and_says_what_is_left_out() {
    for (int words : new int[] {100, 1000, 50_000}) {
      List<Piece> pieces =
          IntStream.range(0, words)
              .mapToObj(i -> new Piece("wörter", (i % 100 + 1) / 100.0, "+0.50"))
              .toList();
      String html = html(new ShadedText("many", pieces, "a", "b", "note"));
      assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
      String read = read(html);
      switch (words) {
        case 100 -> assertThat(read).doesNotContain("strongest", "first");
        case 1000 ->
            assertThat(read)
                .containsPattern("note; the strongest \\d+ are coloured$")
                .doesNotContain("first");
        default ->
            assertThat(read).containsPattern("; the first 1,285 of 50,000 pieces are shown$");
      }
    }
  }

  @Test
  void the_strongest_are_shaded_first() {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      pieces.add(new Piece("w" + i + " ", i == 577 ? -0.9 : 0.3, i == 577 ? "-9" : "+3"));
    }
    assertThat(html(new ShadedText("", pieces, "a", "b", ""))).contains("title=\"-9\">w577 ");
  }

  @Test
  void one_endless_word_is_shortened() {
    String word = "\uD83C\uDFAC".repeat(100_000);
    ShadedText text = new ShadedText(word, List.of(new Piece(word, 1, "+1.00")), "a", "b", "");
    assertThat(read(html(text))).endsWith("\uD83C\uDFAC…a, b");
    assertThat(text.text()).hasSizeLessThan(200_400).endsWith("\uD83C\uDFAC…[+1.00]\n+ a, - b");
  }

  @Test
  void refuses_a_shade_that_is_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Piece("a", Double.NaN, ""))
        .withMessage("shade: expected -1 to 1, got NaN");
  }
}
