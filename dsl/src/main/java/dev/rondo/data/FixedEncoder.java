package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Static features as numbers: text one-hot over the categories of the training data, numbers
 * standardised over its series.
 *
 * @param columns one encoding a column
 */
record FixedEncoder(List<Encoding> columns) {

  /** How one column is encoded: by categories, or by a scale where there are none. */
  record Encoding(String name, List<String> categories, Affine scale) {

    int width() {
      return categories.isEmpty() ? 1 : categories.size();
    }
  }

  static FixedEncoder fit(List<String> names, List<Timeline> timelines) {
    List<Encoding> encodings = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      List<String> cells = timelines.stream().map(t -> t.columns().fixed().get(column)).toList();
      encodings.add(
          cells.stream().allMatch(Cell::isNumber)
              ? new Encoding(names.get(c), List.of(), scale(cells))
              : new Encoding(
                  names.get(c), cells.stream().distinct().sorted().toList(), Affine.IDENTITY));
    }
    return new FixedEncoder(List.copyOf(encodings));
  }

  private static Affine scale(List<String> cells) {
    return new Standardize().fit(cells.stream().mapToDouble(Double::parseDouble).toArray());
  }

  /** The names of the encoded features. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Encoding column : columns) {
      if (column.categories().isEmpty()) {
        names.add(column.name());
      }
      column.categories().forEach(category -> names.add(column.name() + " = " + category));
    }
    return names;
  }

  double[] encode(List<String> cells) {
    double[] encoded = new double[columns.stream().mapToInt(Encoding::width).sum()];
    int at = 0;
    for (int c = 0; c < columns.size(); c++) {
      Encoding column = columns.get(c);
      if (column.categories().isEmpty()) {
        encoded[at] = column.scale().forward(number(column, cells.get(c)));
      } else {
        encoded[at + category(column, cells.get(c))] = 1;
      }
      at += column.width();
    }
    return encoded;
  }

  private static double number(Encoding column, String cell) {
    return Cell.number(cell, "new data: column '" + column.name() + "'", false, "give it a value");
  }

  private static int category(Encoding column, String cell) {
    int category = column.categories().indexOf(cell);
    if (category < 0) {
      throw new IllegalArgumentException(
          "new data: column '"
              + column.name()
              + "': "
              + Words.cell(cell)
              + " was not in the training data, expected "
              + Words.quoted(column.categories()));
    }
    return category;
  }
}
