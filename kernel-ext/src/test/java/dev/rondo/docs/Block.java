package dev.rondo.docs;

import java.util.Optional;

/**
 * One fenced block of a page.
 *
 * @param language the word after the fence, such as {@code java}
 * @param line the number of the opening fence's line, from 1
 * @param text what stands between the fences, each line with its end
 * @param mark what a comment {@code <!-- snippet: ... -->} above the block says of it
 */
record Block(String language, int line, String text, Optional<Mark> mark) {

  /** What a page may say of a block. */
  enum Mark {
    /** A block of Java that must compile where it stands, and is not run. */
    COMPILE_ONLY("compile only"),
    /** A block of text that the block of Java before it prints, or ends with as its value. */
    PRINTED("printed");

    private final String words;

    Mark(String words) {
      this.words = words;
    }

    static Mark of(String words) {
      for (Mark mark : values()) {
        if (mark.words.equals(words)) {
          return mark;
        }
      }
      throw new IllegalArgumentException(
          "<!-- snippet: " + words + " --> is neither 'compile only' nor 'printed'");
    }
  }

  boolean is(Mark wanted) {
    return mark.filter(wanted::equals).isPresent();
  }

  boolean isJava() {
    return language.equals("java");
  }

  boolean isShell() {
    return language.equals("sh") || language.equals("bash") || language.equals("shell");
  }

  /** The number of the closing fence's line. */
  int end() {
    return line + 1 + (int) text.chars().filter(c -> c == '\n').count();
  }
}
