package dev.rondo.chart;

import dev.rondo.output.NotebookOutput;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A chart, ready to be shown, saved or left at the end of a cell. Its data never change; it draws
 * the same each time. Safe to use from several threads.
 */
public final class Picture implements Renderable {

  private final String title;
  private final String text;
  private final Drawing drawing;
  private final Supplier<Optional<NotebookOutput>> notebook;

  /** The cell that shows this picture already, or null. */
  private final AtomicReference<Object> shownIn = new AtomicReference<>();

  Picture(String title, String text, Drawing drawing) {
    this(title, text, drawing, NotebookOutput::current);
  }

  Picture(String title, String text, Drawing drawing, Supplier<Optional<NotebookOutput>> notebook) {
    this.title = title;
    this.text = text;
    this.drawing = drawing;
    this.notebook = notebook;
  }

  /** What the picture finds, in a sentence: its title. */
  public String title() {
    return title;
  }

  /** The same findings in plain words and figures, for terminals and screen readers. */
  public String text() {
    return text;
  }

  /**
   * Shows the picture at once under the running notebook cell, and returns it. A cell that plots
   * several pictures shows each once, even if one of them also stands at its end. Outside a
   * notebook nothing happens: use {@link #show()} or {@link #save(String)} there.
   */
  public Picture plot() {
    notebook
        .get()
        .ifPresent(
            output -> {
              Object cell = output.cell();
              if (!cell.equals(shownIn.get())) {
                output.show(drawn());
                shownIn.set(cell);
              }
            });
    return this;
  }

  /** The picture as PNG with its text; nothing in a cell that shows it already. */
  @Override
  public Rendering rendering() {
    Object seen = shownIn.get();
    boolean here =
        seen != null && notebook.get().map(NotebookOutput::cell).filter(seen::equals).isPresent();
    return here ? Rendering.nothing() : drawn();
  }

  /** The bytes of a PNG picture, two dots a CSS pixel, 760 CSS pixels wide. */
  public byte[] png() {
    Fonts.require();
    return Raster.png(drawing);
  }

  /** The picture as the text of an SVG document. */
  public String svg() {
    Fonts.require();
    return Svg.text(drawing);
  }

  /**
   * Writes the picture to a file, as PNG or SVG by the ending of its name, and returns the picture.
   * A file that is there is replaced; a failure leaves it as it was.
   *
   * @throws IllegalArgumentException if the name ends otherwise, is a folder, or its folder is
   *     missing
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public Picture save(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".svg")) {
      throw new IllegalArgumentException(
          "save(\"" + path + "\"): the name must end in .png or .svg, which says what is written");
    }
    SavedFile.at(path)
        .write(() -> name.endsWith(".png") ? png() : svg().getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** As {@link #save(String)}, at a path. */
  public Picture save(Path path) {
    return save(path.toString());
  }

  /**
   * Opens the picture in a window and returns it.
   *
   * @throws IllegalStateException where there is no display
   */
  public Picture show() {
    Window.open(title, drawing);
    return this;
  }

  /** The text of the picture. */
  @Override
  public String toString() {
    return text;
  }

  /** The width in CSS pixels, for whoever lays it out. */
  public int width() {
    return drawing.width();
  }

  /** The height in CSS pixels, for whoever lays it out. */
  public int height() {
    return drawing.height();
  }

  /** The same picture before another notebook, not yet shown in it. */
  Picture in(Supplier<Optional<NotebookOutput>> other) {
    return new Picture(title, text, drawing, other);
  }

  private Rendering drawn() {
    return Rendering.ofPng(png(), text);
  }
}
