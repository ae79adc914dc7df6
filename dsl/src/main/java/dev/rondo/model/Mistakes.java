package dev.rondo.model;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Texts of the test part that a classifier got wrong, those first whose own class it held least
 * likely: where the loss {@code -ln p(label)} is largest.
 *
 * @param worst the worst of them, the worst first
 * @param wrong how many it got wrong in all
 * @param texts how many it was asked for
 */
public record Mistakes(List<Mistake> worst, int wrong, int texts) implements Tabular {

  /**
   * A text and what was said of it.
   *
   * @param text the text
   * @param label its class
   * @param answer the class it was taken for
   * @param probability the probability of the answer
   * @param labelProbability the probability that was left for its own class
   */
  public record Mistake(
      String text, String label, String answer, double probability, double labelProbability) {}

  /** Takes a copy of the list. */
  public Mistakes {
    worst = List.copyOf(worst);
  }

  /** One row a text: the text, its class, the answer, and the probability of each of the two. */
  public Table toTable() {
    return table(worst.stream().map(Mistake::text).toList());
  }

  private Table table(List<String> column) {
    return Table.create(
        "mistakes",
        StringColumn.create("text", column),
        StringColumn.create("label", worst.stream().map(Mistake::label).toList()),
        StringColumn.create("answer", worst.stream().map(Mistake::answer).toList()),
        FigureColumn.of("p(answer)", worst.stream().mapToDouble(Mistake::probability).toArray()),
        FigureColumn.of(
            "p(label)", worst.stream().mapToDouble(Mistake::labelProbability).toArray()));
  }

  /** As {@link #toTable()}, with the beginning of each text. */
  @Override
  public Table shown() {
    return table(worst.stream().map(mistake -> OneLine.of(mistake.text())).toList());
  }

  @Override
  public String toString() {
    String all = String.format(Locale.ROOT, "%,d of %,d texts are wrong", wrong, texts);
    return worst.size() == wrong
        ? all
        : all + String.format(Locale.ROOT, "; the worst %,d", worst.size());
  }
}
