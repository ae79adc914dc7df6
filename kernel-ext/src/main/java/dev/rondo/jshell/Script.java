package dev.rondo.jshell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a script and the name that messages call it by.
 *
 * @param name the script as the user wrote it
 * @param text its whole content, with {@code \n} at the ends of lines
 */
record Script(String name, String text) {

  private static final Pattern BLANK_OR_COMMENT =
      Pattern.compile("(?:\\s|//[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)*+", Pattern.DOTALL);

  /** Reads a script as UTF-8; a first line that starts with {@code #!} counts as a comment. */
  static Script read(String name, Path path) throws IOException {
    String text = Files.readString(path).replace("\r\n", "\n");
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    return new Script(name, text.startsWith("#!") ? "//" + text.substring(2) : text);
  }

  /** The number of the line that holds the character at an offset, from 1. */
  int lineAt(int offset) {
    int end = Math.min(offset, text.length());
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** A line without the blanks around it. */
  String line(int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("").strip();
  }

  /** The offset of the first character of code at or after an offset. */
  int codeFrom(int offset) {
    Matcher skipped = BLANK_OR_COMMENT.matcher(text);
    skipped.region(offset, text.length());
    return skipped.lookingAt() ? skipped.end() : offset;
  }
}
