package dev.rondo.data;

import java.util.Arrays;
import java.util.List;

/**
 * Texts as they were written.
 *
 * @param column the name of the column they stand in
 * @param texts the text of each row
 */
record TextSource(String column, List<String> texts) {

  int size() {
    return texts.size();
  }

  /** Those of some rows. */
  List<String> of(int[] rows) {
    return Arrays.stream(rows).mapToObj(texts::get).toList();
  }
}
