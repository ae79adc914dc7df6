package dev.rondo.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was fitted on the training part: the transforms of each series' targets, the
 * scales of its covariates, and the static features' encoding.
 *
 * @param series by key
 * @param fixed for all series
 * @param calendar the calendar features
 */
record SeriesEncoder(
    Map<String, Fitted> series, FixedEncoder fixed, List<CalendarFeature> calendar) {

  /** What was fitted on one series. */
  record Fitted(List<FittedTransforms> targets, List<Affine> past, List<Affine> future) {}

  static SeriesEncoder fit(SeriesPlan plan, List<Timeline> timelines) {
    Map<String, Fitted> series = new LinkedHashMap<>();
    for (Timeline timeline : timelines) {
      List<FittedTransforms> targets = new ArrayList<>();
      for (int t = 0; t < plan.roles().of(Role.TARGET).size(); t++) {
        targets.add(
            FittedTransforms.fit(
                plan.transforms(), timeline.target(t), timeline.firstHeldOut(), plan.shape()));
      }
      Timeline.KnownColumns columns = timeline.columns();
      series.put(
          timeline.key(),
          new Fitted(
              targets,
              scales(columns.past(), columns.pastNames().size(), timeline.firstHeldOut()),
              scales(columns.future(), columns.futureNames().size(), timeline.firstHeldOut())));
    }
    return new SeriesEncoder(
        series, FixedEncoder.fit(plan.roles().of(Role.FIXED), timelines), plan.calendar());
  }

  private static List<Affine> scales(double[][] rows, int width, int heldOut) {
    List<Affine> scales = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      int column = c;
      scales.add(
          new Standardize()
              .fit(Arrays.stream(rows).limit(heldOut).mapToDouble(row -> row[column]).toArray()));
    }
    return scales;
  }

  EncodedTimeline encode(Timeline timeline) {
    Fitted fitted = series.get(timeline.key());
    if (fitted == null) {
      throw new IllegalArgumentException(
          "new data: series "
              + Words.cell(timeline.key())
              + " was not in the training data, expected "
              + Words.quoted(series.keySet()));
    }
    List<List<double[]>> stages = new ArrayList<>();
    for (int t = 0; t < fitted.targets().size(); t++) {
      stages.add(fitted.targets().get(t).stages(timeline.target(t)));
    }
    Timeline.KnownColumns columns = timeline.columns();
    return new EncodedTimeline(
        timeline,
        fitted.targets(),
        stages,
        scaled(columns.past(), fitted.past()),
        scaled(columns.future(), fitted.future()),
        CalendarRows.of(timeline.axis(), calendar, timeline.rows() + timeline.rowsAhead() + 1),
        fixed.encode(columns.fixed()));
  }

  private static double[][] scaled(double[][] rows, List<Affine> scales) {
    return Arrays.stream(rows)
        .map(
            row -> {
              double[] scaled = new double[row.length];
              for (int c = 0; c < scaled.length; c++) {
                scaled[c] = scales.get(c).forward(row[c]);
              }
              return scaled;
            })
        .toArray(double[][]::new);
  }

  /** How many rows at the beginning of a series have no value after the row transforms. */
  int lostRows() {
    return series.values().iterator().next().targets().get(0).rows().stream()
        .mapToInt(Invertible::lostRows)
        .sum();
  }
}
