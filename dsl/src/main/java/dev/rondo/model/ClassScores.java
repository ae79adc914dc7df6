package dev.rondo.model;

import dev.rondo.chart.ConfusionPicture;
import dev.rondo.chart.Picture;
import dev.rondo.evaluate.Confusion;
import dev.rondo.output.FigureColumn;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How counted answers are shown, class by class. */
final class ClassScores {

  private ClassScores() {}

  /** One row a class: how many there are, precision, recall and F1. */
  static Table table(String name, String one, String many, Confusion confusion) {
    int classes = confusion.labels().size();
    return Table.create(
        name,
        StringColumn.create(one, confusion.labels()),
        LongColumn.create(
            many, IntStream.range(0, classes).mapToLong(c -> there(confusion, c)).toArray()),
        FigureColumn.of("precision", each(classes, confusion::precision)),
        FigureColumn.of("recall", each(classes, confusion::recall)),
        FigureColumn.of("F1", each(classes, confusion::f1)));
  }

  private static double[] each(int classes, IntToDoubleFunction figure) {
    return IntStream.range(0, classes).mapToDouble(figure).toArray();
  }

  private static long there(Confusion confusion, int truth) {
    return IntStream.range(0, confusion.labels().size())
        .mapToLong(answer -> confusion.count(truth, answer))
        .sum();
  }

  /** The confusion matrix. */
  static Picture picture(Confusion confusion) {
    int classes = confusion.labels().size();
    List<List<Integer>> counts =
        IntStream.range(0, classes)
            .mapToObj(
                truth ->
                    IntStream.range(0, classes)
                        .mapToObj(answer -> (int) confusion.count(truth, answer))
                        .toList())
            .toList();
    return new ConfusionPicture(confusion.labels(), counts).picture();
  }
}
