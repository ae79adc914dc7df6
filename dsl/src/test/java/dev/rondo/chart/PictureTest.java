package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {

  private final RecordingNotebook notebook = new RecordingNotebook();
  private final Picture picture = Gallery.losses(20).picture().in(() -> Optional.of(notebook));

  @TempDir Path folder;

  @Test
  void plot_shows_at_once_and_returns_itself() {
    assertThat(picture.plot()).isSameAs(picture);
    assertThat(notebook.shown).hasSize(1);
    assertThat(notebook.shown.get(0).png()).isPresent();
    assertThat(notebook.shown.get(0).text()).isEqualTo(picture.text());
  }

  @Test
  void renders_as_nothing_in_the_cell_that_shows_it() {
    assertThat(picture.plot().rendering().isNothing()).isTrue();
  }

  @Test
  void renders_again_in_another_cell() {
    picture.plot();
    notebook.nextCell();
    assertThat(picture.rendering().png()).contains(picture.png());
  }

  @Test
  void plots_once_a_cell_however_often_it_is_asked() {
    picture.plot().plot();
    assertThat(notebook.shown).hasSize(1);
    notebook.nextCell();
    picture.plot();
    assertThat(notebook.shown).hasSize(2);
  }

  @Test
  void renders_where_no_plot_was_asked_for() {
    assertThat(picture.rendering().png()).isPresent();
    assertThat(notebook.shown).isEmpty();
  }

  @Test
  void plots_nothing_outside_a_notebook() {
    Picture alone = Gallery.losses(20).picture().in(Optional::empty);
    assertThat(alone.plot().rendering().png()).isPresent();
  }

  @Test
  void png_has_two_dots_a_pixel_at_notebook_width() {
    BufferedImage image = Pixels.decoded(picture.png());
    assertThat(image.getWidth()).isEqualTo(2 * 760).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    assertThat(picture.png().length).isLessThan(150_000);
  }

  @Test
  void draws_the_same_bytes_each_time() {
    assertThat(picture.png()).isEqualTo(picture.png());
  }

  @Test
  void svg_is_a_document_with_the_title_as_text() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getAttribute("font-size")).isEqualTo("12px");
    assertThat(document.getDocumentElement().getTextContent()).contains(picture.title());
  }

  @Test
  void saves_png_and_svg_by_the_name() throws IOException {
    Path png = folder.resolve("losses.png");
    Path svg = folder.resolve("losses.SVG");
    assertThat(picture.save(png.toString()).save(svg)).isSameAs(picture);
    assertThat(Files.readAllBytes(png)).isEqualTo(picture.png());
    assertThat(Files.readString(svg)).startsWith("<?xml").contains(picture.title());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(png, svg);
    }
  }

  @Test
  void replaces_a_file_that_is_there() throws IOException {
    Path png = Files.writeString(folder.resolve("losses.png"), "old");
    picture.save(png);
    assertThat(Files.readAllBytes(png)).isEqualTo(picture.png());
  }

  @Test
  void refuses_another_ending() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> picture.save("losses.jpg"))
        .withMessage(
            "save(\"losses.jpg\"): the name must end in .png or .svg, which says what is written");
  }

  @Test
  void refuses_a_missing_folder() {
    Path missing = folder.resolve("nowhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> picture.save(missing.resolve("losses.png")))
        .withMessage(
            "save(\"%s\"): the folder %s does not exist; make it first",
            missing.resolve("losses.png"), missing);
  }

  @Test
  void refuses_a_folder() throws IOException {
    Path made = Files.createDirectory(folder.resolve("folder.png"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> picture.save(made))
        .withMessage("save(\"%s\"): is a folder; name a file in it", made);
  }

  @Test
  void refuses_a_name_that_is_no_path() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> picture.save("a\0b.png"))
        .withMessage("save(\"a\0b.png\"): is not a path of this machine");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void says_where_it_cannot_write() {
    assertThatThrownBy(() -> picture.save("/proc/losses.png"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "save(\"/proc/losses.png\"): cannot be written;"
                + " is the folder writable and the disk not full?");
  }

  @Test
  void show_says_so_where_there_is_no_display() {
    Assumptions.assumeTrue(GraphicsEnvironment.isHeadless());
    assertThatIllegalStateException()
        .isThrownBy(picture::show)
        .withMessage(
            "show(): this Java has no display to open a window on;"
                + " keep the picture with .save(\"picture.png\")");
  }

  @Test
  void says_so_where_java_has_no_fonts() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Fonts.require(
                    () -> {
                      throw new InternalError("sun.awt.FontConfiguration");
                    }))
        .withMessage(
            "picture: Java found no font to write with; install fontconfig and a font"
                + " (Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core)");
  }

  @Test
  void prints_as_its_text() {
    assertThat(picture).hasToString(picture.text());
  }
}
