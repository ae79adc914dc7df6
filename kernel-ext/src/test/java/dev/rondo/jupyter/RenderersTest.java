package dev.rondo.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.Base64;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class RenderersTest {
  private final Renderer renderer = new Renderer();

  private record Shown(Rendering rendering) implements Renderable {}

  @BeforeEach
  void install() {
    Renderers.install(renderer);
  }

  @Test
  void html_comes_with_its_text() {
    DisplayData data = renderer.render(new Shown(Rendering.ofHtml("<b>x</b>", "x")));

    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo("x");
    assertThat(data.getData(MIMEType.TEXT_HTML)).isEqualTo("<b>x</b>");
    assertThat(data.hasDataForType(MIMEType.IMAGE_PNG)).isFalse();
  }

  @Test
  void a_picture_is_sent_as_base64() {
    DisplayData data = renderer.render(new Shown(Rendering.ofPng(new byte[] {1, 2, 3}, "x")));

    assertThat(data.getData(MIMEType.IMAGE_PNG))
        .isEqualTo(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
  }

  @Test
  void a_form_that_is_not_asked_for_is_not_sent() {
    Shown both = new Shown(Rendering.ofHtml("<b>x</b>", "x"));

    assertThat(renderer.renderAs(both, "image/png").hasDataForType(MIMEType.TEXT_HTML)).isFalse();
  }

  @Test
  void nothing_leaves_no_text_for_the_kernel_to_fill_in() {
    DisplayData data = renderer.render(new Shown(Rendering.nothing()));

    assertThat(data.hasDataForType(MIMEType.TEXT_PLAIN)).isTrue();
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isNull();
  }

  @Test
  void a_value_that_cannot_be_drawn_says_so() {
    Renderable broken =
        () -> {
          throw new IllegalStateException("no fonts");
        };

    assertThat((String) renderer.render(broken).getData(MIMEType.TEXT_PLAIN))
        .endsWith("that cannot be shown: java.lang.IllegalStateException: no fonts)");
  }

  @Test
  void tables_charts_and_arrays_have_a_look() {
    XYChart chart = new XYChartBuilder().width(120).height(80).build();
    chart.addSeries("s", new double[] {1, 2}, new double[] {1, 2});

    assertThat(renderer.render(Table.create("t", IntColumn.create("c", 1))))
        .matches(data -> data.hasDataForType(MIMEType.TEXT_HTML));
    assertThat(renderer.render(chart)).matches(data -> data.hasDataForType(MIMEType.IMAGE_PNG));
    assertThat(renderer.render(Nd4j.ones(2, 2)))
        .matches(data -> data.hasDataForType(MIMEType.TEXT_HTML));
  }

  @Test
  void installed_twice_they_render_once() {
    Renderers.install(renderer);
    int[] calls = {0};
    Renderable counted =
        () -> {
          calls[0]++;
          return Rendering.ofText("x");
        };

    renderer.render(counted);

    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void uninstalled_they_leave_values_as_they_were_and_can_come_back() {
    Shown value = new Shown(Rendering.ofText("x"));

    Renderers.uninstall(renderer);
    assertThat(renderer.render(value).getData(MIMEType.TEXT_PLAIN)).isEqualTo(value.toString());

    Renderers.install(renderer);
    assertThat(renderer.render(value).getData(MIMEType.TEXT_PLAIN)).isEqualTo("x");
  }

  @Test
  void uninstalled_where_nothing_was_installed_nothing_happens() {
    Renderer bare = new Renderer();

    Renderers.uninstall(bare);

    assertThat(Renderers.isOff(bare)).isFalse();
    assertThat(bare.render(1).getData(MIMEType.TEXT_PLAIN)).isEqualTo("1");
  }
}
