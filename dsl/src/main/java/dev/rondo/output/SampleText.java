package dev.rondo.output;

import java.util.Objects;

/**
 * What a model wrote at the end of an epoch, so that one sees it learn.
 *
 * @param epoch the epoch's number, from 1
 * @param text the prompt and what the model went on with
 */
public record SampleText(int epoch, String text) {

  /** Checks that no part is null. */
  public SampleText {
    Objects.requireNonNull(text, "text");
  }

  /** The epoch and the text in one line. */
  @Override
  public String toString() {
    return "after epoch " + epoch + ": " + text.strip().replaceAll("\\s*\\R\\s*", " / ");
  }
}
