package dev.rondo.data;

import dev.rondo.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The texts of a corpus, one behind the other.
 *
 * @param text all of them; each but the last ends with a line break
 * @param texts where each begins, in order
 */
record CorpusText(String text, List<Beginning> texts) {

  private static final String KIND = "text file";
  private static final String ENDING = ".txt";

  /**
   * Where a text begins.
   *
   * @param name the file's; empty for a text that has none
   * @param at the place of its first character
   */
  record Beginning(String name, int at) {}

  CorpusText {
    texts = List.copyOf(texts);
  }

  /** A text without a name. */
  static CorpusText of(String call, String text) {
    CorpusText whole = new CorpusText(text, List.of(new Beginning("", 0)));
    requireText(call, whole);
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: %s is half a character, U+%04X: a text was cut within an emoji or the like; cut"
                    + " it between characters",
                call,
                whole.place(at),
                text.codePointAt(at)));
      }
    }
    return whole;
  }

  /** A file in UTF-8, or all files of a folder that end with {@code .txt}, in order of name. */
  static CorpusText read(String call, Path path) {
    if (!Files.isDirectory(path)) {
      String text = TextFile.read(call, KIND, path);
      CorpusText whole =
          new CorpusText(text, List.of(new Beginning(path.getFileName().toString(), 0)));
      requireText(call, whole);
      return whole;
    }
    List<Beginning> begin = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (Path file : files(call, path)) {
      String text = TextFile.read(call + ": " + file.getFileName(), KIND, file);
      begin.add(new Beginning(file.getFileName().toString(), all.length()));
      all.append(text);
      if (!text.isEmpty() && !text.endsWith("\n")) {
        all.append('\n');
      }
    }
    CorpusText whole = new CorpusText(all.toString(), begin);
    requireText(call, whole);
    return whole;
  }

  private static List<Path> files(String call, Path folder) {
    List<Path> files;
    try (Stream<Path> inside = Files.list(folder)) {
      files =
          inside
              .filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().endsWith(ENDING))
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          call + ": the folder cannot be read; check its permissions", e);
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          call + ": the folder has no file that ends with .txt; name a text file, or put some in");
    }
    return files;
  }

  private static void requireText(String call, CorpusText whole) {
    if (whole.text.isEmpty()) {
      throw new IllegalArgumentException(
          call + ": the text is empty; expected something to learn from");
    }
  }

  /** All in lower case, by the rules that no country has. */
  CorpusText lowercase() {
    StringBuilder lower = new StringBuilder(text.length());
    List<Beginning> begin = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      begin.add(new Beginning(texts.get(i).name(), lower.length()));
      int end = i + 1 < texts.size() ? texts.get(i + 1).at() : text.length();
      lower.append(text.substring(texts.get(i).at(), end).toLowerCase(Locale.ROOT));
    }
    return new CorpusText(lower.toString(), begin);
  }

  /** Where a place is, as an editor counts: {@code line 3, column 14 of plays.txt}. */
  String place(int at) {
    Beginning in = texts.get(0);
    for (Beginning next : texts) {
      in = next.at() <= at ? next : in;
    }
    int line = 1;
    int lineStart = in.at();
    for (int i = in.at(); i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    String where = "line " + line + ", column " + (text.codePointCount(lineStart, at) + 1);
    return in.name().isEmpty() ? where : where + " of " + in.name();
  }
}
