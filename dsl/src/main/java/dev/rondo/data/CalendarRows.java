package dev.rondo.data;

import java.time.LocalDateTime;
import java.util.List;

/**
 * The calendar features of the rows of an axis, sine and cosine in turn.
 *
 * @param axis the times
 * @param features which features
 * @param known the encoded features of the first rows, computed once
 */
record CalendarRows(TimeAxis axis, List<CalendarFeature> features, double[][] known) {

  static CalendarRows of(TimeAxis axis, List<CalendarFeature> features, int rows) {
    double[][] known = new double[features.isEmpty() ? 0 : rows][];
    for (int row = 0; row < known.length; row++) {
      known[row] = encode(axis, features, row);
    }
    return new CalendarRows(axis, features, known);
  }

  double[] at(int row) {
    return row < known.length ? known[row] : encode(axis, features, row);
  }

  private static double[] encode(TimeAxis axis, List<CalendarFeature> features, int row) {
    double[] encoded = new double[2 * features.size()];
    for (int i = 0; i < features.size(); i++) {
      LocalDateTime moment = axis.moment(row).orElseThrow();
      double angle = 2 * Math.PI * features.get(i).phase(moment);
      encoded[2 * i] = Math.sin(angle);
      encoded[2 * i + 1] = Math.cos(angle);
    }
    return encoded;
  }
}
