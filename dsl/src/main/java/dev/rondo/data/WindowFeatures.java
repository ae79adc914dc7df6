package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The features of one step, in one order: targets, past covariates, future covariates, calendar,
 * static features.
 *
 * @param encoding which rows a step looks at
 * @param shape the rows of an example
 * @param names one a feature
 * @param futureWidth how many future covariates there are
 */
record WindowFeatures(
    WindowEncoding encoding, WindowShape shape, List<String> names, int futureWidth) {

  static WindowFeatures of(WindowEncoding encoding, SeriesPlan plan, FixedEncoder fixed) {
    List<String> names = new ArrayList<>(plan.roles().of(Role.TARGET));
    names.addAll(plan.roles().of(Role.PAST));
    names.addAll(plan.roles().of(Role.FUTURE));
    for (CalendarFeature feature : plan.calendar()) {
      names.add("sin " + feature);
      names.add("cos " + feature);
    }
    names.addAll(fixed.names());
    return new WindowFeatures(
        encoding, plan.shape(), List.copyOf(names), plan.roles().of(Role.FUTURE).size());
  }

  int width() {
    return names.size();
  }

  /** The width of what is known of the horizon, beside the window. */
  int sideWidth() {
    return encoding == WindowEncoding.DIRECT ? shape.horizon() * futureWidth : 0;
  }

  /** Writes the step of a row into {@code x} from {@code at} on. */
  void step(EncodedTimeline series, int row, int origin, double[] x, int at) {
    for (int t = 0; t < series.targets(); t++) {
      x[at + t] = series.seen(t, row, origin);
    }
    covariates(series, row, x, at + series.targets());
  }

  /** Writes all but the targets of the step of a row. */
  void covariates(EncodedTimeline series, int row, double[] x, int at) {
    int next = at;
    int ahead = encoding.covariateRow(row);
    if (encoding == WindowEncoding.DIRECT && series.past().length > row) {
      next = put(series.past()[row], x, next);
    }
    if (futureWidth > 0) {
      next = put(series.future()[ahead], x, next);
    }
    next = put(series.calendar().at(ahead), x, next);
    put(series.fixed(), x, next);
  }

  /** Writes the future covariates of the horizon, row after row. */
  void side(EncodedTimeline series, int origin, double[] side, int at) {
    int next = at;
    for (int row = origin; row < origin + shape.horizon(); row++) {
      next = put(series.future()[row], side, next);
    }
  }

  private static int put(double[] values, double[] into, int at) {
    System.arraycopy(values, 0, into, at, values.length);
    return at + values.length;
  }
}
