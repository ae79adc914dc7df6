package dev.rondo.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From text to the numbers of its tokens, and back. An immutable value.
 *
 * @param tokenizer cuts a text into tokens
 * @param vocabulary numbers them
 */
public record TextEncoding(Tokenizer tokenizer, Vocabulary vocabulary) {

  /** Beyond this, columns of zeros with a one among them cost more than an embedding. */
  private static final int MOST_COLUMNS = 1000;

  /**
   * The numbers of a text's tokens.
   *
   * @throws IllegalArgumentException if a token is none of the vocabulary and unknown ones are not
   *     known to it
   */
  public int[] numbers(String text) {
    return numbers(text, Integer.MAX_VALUE);
  }

  /**
   * The numbers of a text's first tokens; the rest is not read.
   *
   * @param most how many at most, at least 1
   */
  public int[] numbers(String text, int most) {
    IntStream.Builder numbers = IntStream.builder();
    int[] taken = {0};
    tokenizer.read(
        text,
        token -> {
          numbers.add(vocabulary.token(token));
          taken[0]++;
          return taken[0] < most;
        });
    return numbers.build().toArray();
  }

  /**
   * How wide the input of a network is that reads these numbers: the rows of its embedding, padding
   * among them, or a column a token.
   *
   * @param architecture as it was written, for a message
   * @param embeds whether it begins with an embedding
   * @throws IllegalArgumentException if there are more columns than a network should read
   */
  public int inputs(String architecture, boolean embeds) {
    int size = vocabulary.size();
    if (!embeds && size > MOST_COLUMNS) {
      String tokens = Shown.number(size);
      throw new IllegalArgumentException(
          architecture
              + ": would read "
              + tokens
              + " "
              + noun()
              + " as "
              + tokens
              + " columns; begin with embed(64)");
    }
    return embeds ? size + 1 : size;
  }

  /** What a token is, in the plural and with its case: "words in lower case". */
  public String unit() {
    return noun() + (tokenizer.lowercase() ? " in lower case" : "");
  }

  private String noun() {
    if (tokenizer instanceof Characters) {
      return "characters";
    }
    return tokenizer instanceof BytePairs ? "byte pairs" : "words";
  }

  /** The text that numbers stand for; padding is left out. */
  public String text(int... numbers) {
    List<String> tokens =
        Arrays.stream(numbers)
            .filter(number -> number != Vocabulary.PADDING)
            .mapToObj(vocabulary::text)
            .toList();
    return tokenizer.text(tokens);
  }
}
