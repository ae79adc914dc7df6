package dev.rondo.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the vectors of words line by line, since such files are larger than memory. */
final class VectorFile {

  /** A word and a few thousand numbers; beyond it a line is no vector. */
  private static final int LONGEST_LINE = 1 << 20;

  private final String call;
  private final Vocabulary vocabulary;
  private final Map<Integer, float[]> vectors = new HashMap<>();
  private int width;
  private long line;

  private VectorFile(String call, Vocabulary vocabulary) {
    this.call = call;
    this.vocabulary = vocabulary;
  }

  static WordVectors read(Path path, Vocabulary vocabulary) {
    String call = "vectors(\"" + path + "\")";
    if (Files.isDirectory(path)) {
      throw new UncheckedIOException(
          call + ": this is a directory; name a file of vectors", new IOException("directory"));
    }
    VectorFile file = new VectorFile(call, vocabulary);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      file.read(in);
    } catch (NoSuchFileException e) {
      String folder = Path.of("").toAbsolutePath().toString();
      throw new UncheckedIOException(
          call + ": there is no such file; the working directory is " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException(call + ": the file cannot be read; check its permissions", e);
    }
    if (file.width == 0) {
      throw new IllegalArgumentException(
          call + ": the file holds no vector; expected a word and its numbers a line");
    }
    return new WordVectors(call, vocabulary, file.width, file.vectors);
  }

  private void read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        accept(bytes);
      } else if (bytes.size() == LONGEST_LINE) {
        line++;
        throw refused("is longer than " + Shown.count(LONGEST_LINE, "byte"));
      } else {
        bytes.write(b);
      }
    }
    accept(bytes);
  }

  private void accept(ByteArrayOutputStream bytes) {
    line++;
    String text = text(bytes.toByteArray()).strip();
    bytes.reset();
    if (text.isEmpty()) {
      return;
    }
    if (line == 1 && text.matches("\\d{1,9} \\d{1,9}")) {
      width = Integer.parseInt(text.substring(text.indexOf(' ') + 1));
      return;
    }
    if (width == 0) {
      width = text.split("[ \t]+").length - 1;
    }
    int cut = wordEnd(text);
    if (cut <= 0 || width == 0) {
      throw refused(
          "has fewer than " + Shown.count(Math.max(1, width), "number") + " behind the word");
    }
    String word = text.substring(0, cut);
    if (vocabulary.contains(word) && !word.equals(Vocabulary.UNKNOWN)) {
      vectors.putIfAbsent(vocabulary.token(word), numbers(word, text.substring(cut)));
    }
  }

  private String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw refused("is not UTF-8 text");
    }
  }

  /** Where the last {@code width} fields begin: a word may hold blanks itself. */
  private int wordEnd(String text) {
    int end = text.length();
    for (int field = 0; field < width && end > 0; field++) {
      while (end > 0 && !isBlank(text.charAt(end - 1))) {
        end--;
      }
      while (end > 0 && isBlank(text.charAt(end - 1))) {
        end--;
      }
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private float[] numbers(String word, String text) {
    String[] fields = text.strip().split("[ \t]+");
    float[] numbers = new float[width];
    for (int i = 0; i < width; i++) {
      try {
        numbers[i] = Float.parseFloat(fields[i]);
      } catch (NumberFormatException e) {
        numbers[i] = Float.NaN;
      }
      if (!Float.isFinite(numbers[i])) {
        throw refused(
            "gives "
                + Shown.token(word)
                + " the number "
                + Shown.token(fields[i])
                + "; expected "
                + Shown.count(width, "finite number"));
      }
    }
    return numbers;
  }

  private IllegalArgumentException refused(String problem) {
    return new IllegalArgumentException(
        call
            + ": line "
            + line
            + " "
            + problem
            + "; expected the text format of word2vec or GloVe, a word and its numbers a line");
  }
}
