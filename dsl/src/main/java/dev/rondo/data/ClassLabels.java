package dev.rondo.data;

import java.util.Comparator;
import java.util.List;

/**
 * The classes of labelled sequences.
 *
 * @param names in order: by number where all are numbers, else by text
 * @param numbers the number of the class of each sequence, its place in {@code names}
 */
record ClassLabels(List<String> names, int[] numbers) {

  static ClassLabels of(String call, List<String> labels) {
    List<String> distinct = labels.stream().distinct().toList();
    Comparator<String> order =
        distinct.stream().allMatch(Cell::isNumber)
            ? Comparator.comparingDouble(Double::parseDouble)
            : Comparator.naturalOrder();
    List<String> names = distinct.stream().sorted(order).toList();
    if (names.size() < 2) {
      throw new IllegalArgumentException(
          call + ": all sequences are " + Words.quoted(names) + "; expected at least 2 classes");
    }
    return new ClassLabels(names, labels.stream().mapToInt(names::indexOf).toArray());
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
