package dev.rondo.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A page as one script: its blocks of Java in order, each line where it stands on the page, so that
 * what a fault says of the script's line holds for the page's line too.
 */
final class PageScript {

  private static final String END = "--- end of the block at line ";

  private final Page page;
  private final String[] lines;
  private final Map<Integer, String> expected = new TreeMap<>();

  private PageScript(Page page) {
    this.page = page;
    this.lines = new String[page.lines()];
    Arrays.fill(lines, "");
    List<Block> blocks = page.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.is(Block.Mark.PRINTED)) {
        if (i == 0 || !blocks.get(i - 1).isJava() || block.isJava()) {
          throw new IllegalArgumentException(
              page.name() + ":" + block.line() + ": no block of Java stands before this text");
        }
        expected.put(blocks.get(i - 1).line(), block.text());
      }
    }
    blocks.stream().filter(Block::isJava).forEach(this::place);
  }

  static PageScript of(Page page) {
    return new PageScript(page);
  }

  /** The script, with as many lines as the page. */
  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** What the page promises and the script's output does not hold, each with its line. */
  List<String> broken(String output) {
    List<String> found = new ArrayList<>();
    expected.forEach(
        (line, text) -> {
          String printed = printed(output, line);
          if (!printed.strip().equals(text.strip())) {
            found.add(
                "%s:%d: the page says that this block prints%n%s%nbut it prints%n%s"
                    .formatted(page.name(), line, text.strip(), printed.strip()));
          }
        });
    return List.copyOf(found);
  }

  private void place(Block block) {
    LastStatement last = LastStatement.of(block.text());
    String source = expected.containsKey(block.line()) ? last.printed() : last.ended();
    String[] inside = source.split("\n", -1);
    System.arraycopy(inside, 0, lines, block.line(), inside.length - 1);
    if (block.is(Block.Mark.COMPILE_ONLY)) {
      lines[block.line() - 1] = "void compiles" + block.line() + "() throws Exception {";
      lines[block.end() - 1] = "}";
    } else {
      lines[block.end() - 1] = "System.out.println(\"\\n" + END + block.line() + "\");";
    }
  }

  private static String printed(String everything, int line) {
    String output = everything.replace("\r\n", "\n");
    String end = END + line + "\n";
    int to = output.indexOf(end);
    if (to < 0) {
      return output;
    }
    int before = output.lastIndexOf(END, to - 1);
    int from = before < 0 ? 0 : output.indexOf('\n', before) + 1;
    return output.substring(from, to);
  }
}
