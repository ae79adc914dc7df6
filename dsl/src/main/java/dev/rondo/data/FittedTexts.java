package dev.rondo.data;

import dev.rondo.text.TextEncoding;
import java.util.List;
import java.util.Objects;

/**
 * All that a network must know of the texts it was trained on to read others in the same way: what
 * a file keeps of them. It holds no text.
 *
 * @param column the name of the column they stood in
 * @param encoding from text to numbers
 * @param longest how many tokens of a text are read
 * @param labels the names of the classes
 */
record FittedTexts(String column, TextEncoding encoding, int longest, List<String> labels) {

  /** The numbers of a text; a text without any token is one unknown token. */
  int[] numbers(String text) {
    int[] numbers = encoding.numbers(text, longest);
    return numbers.length == 0 ? new int[] {1} : numbers;
  }

  /** Whether a text has more tokens than are read. */
  boolean isCut(String text) {
    int[] more = {longest + 1};
    encoding.tokenizer().read(text, token -> --more[0] > 0);
    return more[0] == 0;
  }

  int[][] numbers(List<String> texts) {
    return texts.stream().map(this::numbers).toArray(int[][]::new);
  }

  /** The number of a class; refused where it was not in the training part. */
  int label(String call, String name) {
    int number = labels.indexOf(name);
    if (number < 0) {
      throw new IllegalArgumentException(
          call
              + ": label "
              + Words.cell(name)
              + " was not in the training part; the labels are "
              + Words.quoted(labels));
    }
    return number;
  }

  /** Refuses texts declared otherwise than those that the network was trained on. */
  void requireSame(FittedTexts given) {
    same("tokens", encoding.unit(), given.encoding.unit());
    same("longest", longest, given.longest);
    same("classes", Words.quoted(labels), Words.quoted(given.labels));
  }

  private static void same(String what, Object trained, Object given) {
    if (!Objects.equals(trained, given)) {
      throw new IllegalArgumentException(
          "texts: "
              + what
              + ": the model was trained with "
              + trained
              + ", the texts have "
              + given
              + "; declare them as they were in training");
    }
  }
}
