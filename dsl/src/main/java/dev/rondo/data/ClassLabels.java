package dev.rondo.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of labelled sequences or texts.
 *
 * @param names in order: by number where all are numbers, else by text
 * @param numbers the number of the class of each, its place in {@code names}
 */
record ClassLabels(List<String> names, int[] numbers) {

  static ClassLabels of(String call, List<String> labels) {
    return of(call, "sequences", labels);
  }

  /**
   * The classes of anything that has one.
   *
   * @param noun what is labelled, many of it, for the message
   */
  static ClassLabels of(String call, String noun, List<String> labels) {
    List<String> distinct = labels.stream().distinct().toList();
    Comparator<String> order =
        distinct.stream().allMatch(Cell::isNumber)
            ? Comparator.comparingDouble(Double::parseDouble)
            : Comparator.naturalOrder();
    List<String> names = distinct.stream().sorted(order).toList();
    if (names.size() < 2) {
      throw new IllegalArgumentException(
          call + ": all " + noun + " are " + Words.quoted(names) + "; expected at least 2 classes");
    }
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return new ClassLabels(names, labels.stream().mapToInt(numbers::get).toArray());
  }

  /** One-hot answers, {@code [sequence][class]}. */
  double[][] oneHot() {
    double[][] rows = new double[numbers.length][names.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i][numbers[i]] = 1;
    }
    return rows;
  }
}
