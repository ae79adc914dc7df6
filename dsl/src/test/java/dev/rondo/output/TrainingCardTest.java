package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class TrainingCardTest {

  @Test
  void its_text_is_one_line() {
    assertThat(new TrainingCard(Snapshots.twelfthEpoch(TrainingState.RUNNING)).rendering().text())
        .isEqualTo(
            "epoch 12/200  loss 0.0213  validation 0.029  best 0.0288@9  lr 0.003  |g| 0.41  3.2"
                + " s");
  }

  @Test
  void its_text_says_how_the_run_ended_and_why() {
    TrainingSnapshot stopped =
        Snapshots.at(TrainingState.STOPPED, 12, 200, Optional.of("resume() goes on"));

    assertThat(new TrainingCard(stopped).line())
        .isEqualTo(
            "epoch 12/200  loss 0.0213  validation 0.029  best 0.0288@10  lr 0.003  |g| 0.41"
                + "  3.2 s  stopped  resume() goes on");
  }

  @Test
  void the_first_epoch_shows_its_batches() {
    TrainingSnapshot first = Snapshots.at(TrainingState.RUNNING, 1, 200, Optional.empty());

    assertThat(new TrainingCard(first).line())
        .isEqualTo("epoch 1/200  batch 3/9  loss 0.0213  lr 0.003  |g| 0.41  3.2 s");
    assertThat(new TrainingCard(first).rendering().html().orElseThrow()).doesNotContain("<img");
  }

  @Test
  void shows_every_figure() throws Exception {
    String html = html(Snapshots.twelfthEpoch(TrainingState.RUNNING));

    assertThat(textOf(html))
        .contains(
            "training lstm(32).last()",
            "epoch 12 of 200 · batch 3 of 9 · 3.2 s · about 50.9 s left · 1,234 rows/s",
            "train loss 0.0213",
            "validation loss 0.029",
            "best 0.0288 at epoch 9",
            "learning rate 0.003",
            "gradient norm 0.41",
            "heap 85 MB",
            "best 9 0.05556 0.0288 0.003 0.41 270 ms")
        .doesNotContain(" 3 0.1667");
    assertThat(html).contains("width:5.7%");
  }

  @Test
  void has_a_loss_curve_with_both_losses_and_the_best_epoch() throws Exception {
    String svg = svg(html(Snapshots.twelfthEpoch(TrainingState.DONE)));

    assertThat(svg).contains("train loss", "validation loss", "epoch 12", "stroke-dasharray");
    Matcher lines = Pattern.compile("points=\"([^\"]*)\"").matcher(svg);
    int curves = 0;
    while (lines.find()) {
      curves++;
      assertThat(lines.group(1).split(" ")).hasSize(12);
    }
    assertThat(curves).isEqualTo(2);
  }

  @Test
  void needs_no_script_style_or_bare_svg_and_is_well_formed() throws Exception {
    for (TrainingState state : TrainingState.values()) {
      String html = html(Snapshots.twelfthEpoch(state));
      assertThat(html).doesNotContain("<script", "<style", "<svg", "class=");
      parse(html);
    }
  }

  @Test
  void a_long_run_with_metrics_and_hostile_text_stays_below_20_kB() throws Exception {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < 9; i++) {
      metrics.put("<metric & \"" + i + "\" of a name that is far too long to be shown>", 0.123456);
    }
    List<EpochRow> rows =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(
                e ->
                    new EpochRow(
                        e,
                        1.0 / e,
                        OptionalDouble.of(1.23456e-9 * e),
                        metrics,
                        1.234e-5,
                        123.456,
                        Duration.ofSeconds(4000)))
            .toList();
    TrainingSnapshot big =
        new TrainingSnapshot(
            "embed(64).dropout(0.2)<&\"'>".repeat(400),
            TrainingState.DIVERGED,
            20_000,
            20_000,
            9,
            9,
            Duration.ofDays(3),
            1e6,
            Double.NaN,
            1e-5,
            Double.POSITIVE_INFINITY,
            rows,
            OptionalInt.of(19_999),
            12_000_000_000L,
            Optional.of("<b>&\n".repeat(400)));
    Rendering rendering = new TrainingCard(big).rendering();

    String html = rendering.html().orElseThrow();
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
    assertThat(rendering.text().length()).isLessThan(1_000);
    assertThat(rendering.text()).doesNotContain("\n").contains("loss NaN", "|g| infinite");
    parse(html);
  }

  @Test
  void what_the_model_wrote_stands_below_as_it_was_written() throws Exception {
    SampleText sample = new SampleText(4, "ROMEO:\n  <b>Farewell</b> & \"adieu\"");
    TrainingSnapshot now = Snapshots.writing(sample);

    String html = html(now);

    parse(html);
    assertThat(html)
        .contains("written after epoch 4")
        .contains("ROMEO:<br/>  &lt;b&gt;Farewell&lt;/b&gt; &amp; &quot;adieu&quot;</div>");
    assertThat(new TrainingCard(now).line()).doesNotContain("ROMEO");
    assertThat(html(Snapshots.twelfthEpoch(TrainingState.RUNNING))).doesNotContain("written after");
  }

  @Test
  void a_long_sample_is_cut_between_characters_and_keeps_the_card_small() throws Exception {
    String text = "x" + "\ud83c\udfad".repeat(5_000);
    String html = html(Snapshots.writing(new SampleText(1, text)));
    parse(html);
    assertThat(html).contains("x" + "\ud83c\udfad".repeat(299) + "…</div>");
    String worst = html(Snapshots.writing(new SampleText(1, "\"'<&>".repeat(2_000))));
    parse(worst);
    assertThat(worst.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
  }

  @Test
  void a_loss_that_is_the_same_everywhere_can_be_drawn() throws Exception {
    TrainingSnapshot s = Snapshots.at(TrainingState.DONE, 1, 1, Optional.empty());
    EpochRow flat =
        new EpochRow(
            1, 0, OptionalDouble.empty(), Map.of("accuracy", 1.0), 0.1, 0, Duration.ofSeconds(1));
    TrainingSnapshot one =
        new TrainingSnapshot(
            s.title(),
            s.state(),
            1,
            1,
            1,
            1,
            s.elapsed(),
            0,
            0,
            0.1,
            0,
            List.of(flat),
            OptionalInt.of(1),
            1,
            Optional.empty());

    String html = html(one);

    assertThat(svg(html)).doesNotContain("NaN", "Infinity", "validation");
    assertThat(textOf(html)).contains("accuracy").doesNotContain("validation", "rows/s", "left");
  }

  private static String html(TrainingSnapshot snapshot) {
    return new TrainingCard(snapshot).rendering().html().orElseThrow();
  }

  private static String svg(String html) throws Exception {
    Matcher picture = Pattern.compile("data:image/svg\\+xml;base64,([^\"]*)").matcher(html);
    assertThat(picture.find()).isTrue();
    byte[] bytes = Base64.getDecoder().decode(picture.group(1));
    String svg = new String(bytes, StandardCharsets.UTF_8);
    parse(svg);
    return svg;
  }

  private static String textOf(String html) {
    return html.replaceAll("<[^>]*>", " ").replace("&middot;", "·").replaceAll("\\s+", " ");
  }

  private static void parse(String xml) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new java.io.ByteArrayInputStream(
                xml.replace("&middot;", "·").getBytes(StandardCharsets.UTF_8)));
  }
}
