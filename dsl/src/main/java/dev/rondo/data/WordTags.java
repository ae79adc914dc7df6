package dev.rondo.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tag of every word.
 *
 * @param column the name of the column they stand in
 * @param tags of each text, one a word
 */
record WordTags(String column, List<List<String>> tags) {

  /** The tags of the first words of each text: what no network reads is no class. */
  WordTags first(int longest) {
    return new WordTags(
        column, tags.stream().map(of -> of.stream().limit(longest).toList()).toList());
  }

  /**
   * The rarest tag of each text, as a number: shared out by it, a tag of few texts is found in the
   * training part.
   */
  int[] groups() {
    Map<String, Integer> texts = new HashMap<>();
    tags.forEach(of -> new HashSet<>(of).forEach(tag -> texts.merge(tag, 1, Integer::sum)));
    List<String> rarestFirst =
        texts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Integer> ranks = numbers(rarestFirst);
    return tags.stream()
        .mapToInt(of -> of.stream().mapToInt(ranks::get).min().orElseThrow())
        .toArray();
  }

  /** The classes of some texts, in the order of their numbers. */
  List<String> labels(int[] rows) {
    List<String> found =
        Arrays.stream(rows).mapToObj(tags::get).flatMap(List::stream).distinct().toList();
    return ClassLabels.of(call(), "words of the training part", found).names();
  }

  /** The class numbers of each text, {@code [text][word]}. */
  int[][] classes(List<String> labels) {
    Map<String, Integer> numbers = numbers(labels);
    return IntStream.range(0, tags.size())
        .mapToObj(
            row -> tags.get(row).stream().mapToInt(tag -> number(numbers, tag, row)).toArray())
        .toArray(int[][]::new);
  }

  private int number(Map<String, Integer> numbers, String tag, int row) {
    Integer number = numbers.get(tag);
    if (number == null) {
      throw new IllegalArgumentException(
          call()
              + ": row "
              + (row + 1)
              + ": tag "
              + Words.cell(tag)
              + " is in no text of the training part, so that it cannot be learned; draw the"
              + " shares anew with .seed(...) or leave the row out");
    }
    return number;
  }

  private static Map<String, Integer> numbers(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }

  private String call() {
    return "tags(" + Words.literal(column) + ")";
  }
}
