package dev.rondo.model;

import dev.rondo.data.Series;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Series whose noise is known: {@code y = 50 + d, d = share * d before + deviation * normal}. */
final class Noisy {

  private Noisy() {}

  static double[] values(int rows, double share, double deviation) {
    CounterRandom random = CounterRandom.keyed(17, Purpose.SPLIT, rows);
    double[] values = new double[rows];
    double d = 0;
    for (int i = 0; i < rows; i++) {
      d = share * d + deviation * random.nextNormal();
      values[i] = 50 + d;
    }
    return values;
  }

  static Series series(int rows, double share, double deviation) {
    double[] values = values(rows, share, deviation);
    return Series.of(Table.create("noisy", DoubleColumn.create("y", values))).target("y");
  }
}
