package dev.rondo.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Shows the figures as they come, and keeps them for a file. */
final class Report {

  private final PrintStream out;
  private final JsonArray all = new JsonArray();

  Report(PrintStream out) {
    this.out = out;
  }

  /** Shows a line. */
  void say(String line, Object... figures) {
    out.println(String.format(Locale.ROOT, line, figures));
    out.flush();
  }

  /**
   * Keeps a figure, as an object of the file. The fast engine is {@code vector} there, whatever the
   * width of its vectors; the machine's own object says that.
   */
  void keep(JsonObject figure) {
    if (figure.get("engine").getAsString().startsWith("vector-")) {
      figure.addProperty("engine", "vector");
    }
    all.add(figure);
  }

  /** Writes what was kept, an array. */
  void write(Path file) {
    try {
      Files.writeString(
          file, new GsonBuilder().create().toJson(all).replace("},{", "},\n{") + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("--json " + file + ": could not be written", e);
    }
  }
}
