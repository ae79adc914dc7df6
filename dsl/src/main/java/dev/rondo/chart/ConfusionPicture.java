package dev.rondo.chart;

import java.util.List;

/**
 * What a confusion matrix is drawn from: how often each class was taken for each. Every cell shows
 * its count and its share of the row, so that each row adds up to 100 %.
 *
 * @param labels the classes, at most 40
 * @param counts a row for each true class, in it a count for each predicted class
 */
public record ConfusionPicture(List<String> labels, List<List<Integer>> counts) {

  private static final int MOST = 40;

  /** Checks that the matrix is square and has something in it. */
  public ConfusionPicture {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
    int classes = labels.size();
    if (classes < 2 || classes > MOST) {
      throw new IllegalArgumentException(
          "confusion: draws 2 to %d classes, not %d".formatted(MOST, classes));
    }
    Names.requireDistinct("confusion", labels);
    if (counts.size() != classes) {
      throw new IllegalArgumentException(
          "confusion: there are %d classes and %d rows; they must be equal"
              .formatted(classes, counts.size()));
    }
    for (int row = 0; row < classes; row++) {
      requireRow(labels, row, counts.get(row));
    }
    if (counts.stream().flatMap(List::stream).allMatch(count -> count == 0)) {
      throw new IllegalArgumentException("confusion: every count is 0; there is nothing to draw");
    }
  }

  private static void requireRow(List<String> labels, int row, List<Integer> counts) {
    if (counts.size() != labels.size()) {
      throw new IllegalArgumentException(
          "confusion: the row of '%s' has %d counts, there are %d classes; they must be equal"
              .formatted(labels.get(row), counts.size(), labels.size()));
    }
    for (int count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException(
            "confusion: the row of '%s' has the count %d, below 0"
                .formatted(labels.get(row), count));
      }
    }
  }

  /** How many of this true class there are. */
  long total(int row) {
    return counts.get(row).stream().mapToLong(Integer::longValue).sum();
  }

  /** The share of a true class that was taken for another; 0 in an empty row. */
  double share(int row, int column) {
    return total(row) == 0 ? 0 : counts.get(row).get(column) / (double) total(row);
  }

  /** The chart. */
  public Picture picture() {
    int classes = labels.size();
    long all = 0;
    long right = 0;
    int worstRow = 0;
    int worstColumn = 1;
    for (int row = 0; row < classes; row++) {
      all += total(row);
      right += counts.get(row).get(row);
      for (int column = 0; column < classes; column++) {
        if (row != column && counts.get(row).get(column) > counts.get(worstRow).get(worstColumn)) {
          worstRow = row;
          worstColumn = column;
        }
      }
    }
    String title =
        "%s of %s are right".formatted(Figures.percent(right / (double) all), Figures.count(all));
    int worst = counts.get(worstRow).get(worstColumn);
    String subtitle =
        worst == 0
            ? "No class is taken for another"
            : "Most often '%s' is taken for '%s': %s of %s"
                .formatted(
                    labels.get(worstRow),
                    labels.get(worstColumn),
                    Figures.count(worst),
                    Figures.count(total(worstRow)));
    String text =
        "confusion: %s, %s of %s\n%s"
            .formatted(title, Figures.count(right), Figures.count(all), subtitle);
    Heat heat = new Heat(this);
    return new Picture(title, text, Card.of(title, subtitle, heat.height(), heat));
  }
}
