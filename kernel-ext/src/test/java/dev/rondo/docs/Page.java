package dev.rondo.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown, as far as its code is concerned.
 *
 * @param name what messages call it by
 * @param lines how many lines it has
 * @param blocks its fenced blocks, in order
 */
record Page(String name, int lines, List<Block> blocks) {

  private static final Pattern FENCE = Pattern.compile("```\\s*(\\w*).*");
  private static final Pattern MARK = Pattern.compile("<!--\\s*snippet:\\s*(.*?)\\s*-->");

  static Page read(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readString(file));
  }

  static Page parse(String name, String text) {
    List<String> lines = text.lines().toList();
    List<Block> blocks = new ArrayList<>();
    Optional<Block.Mark> mark = Optional.empty();
    for (int at = 0; at < lines.size(); at++) {
      Matcher fence = FENCE.matcher(lines.get(at));
      if (fence.matches()) {
        int close = close(name, lines, at);
        StringBuilder inside = new StringBuilder();
        lines.subList(at + 1, close).forEach(line -> inside.append(line).append('\n'));
        blocks.add(new Block(fence.group(1), at + 1, inside.toString(), mark));
        at = close;
        mark = Optional.empty();
      } else if (!lines.get(at).isBlank()) {
        mark = mark(name, lines.get(at), at + 1);
      }
    }
    return new Page(name, lines.size(), List.copyOf(blocks));
  }

  private static int close(String name, List<String> lines, int open) {
    for (int at = open + 1; at < lines.size(); at++) {
      if (lines.get(at).startsWith("```")) {
        return at;
      }
    }
    throw new IllegalArgumentException(name + ":" + (open + 1) + ": this block does not end");
  }

  private static Optional<Block.Mark> mark(String name, String line, int number) {
    Matcher mark = MARK.matcher(line);
    if (!mark.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Block.Mark.of(mark.group(1)));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(name + ":" + number + ": " + unknown.getMessage());
    }
  }
}
