package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;

/** Finds the windows that fit, and says why none does. */
final class Windows {

  private final WindowShape shape;
  private final int lost;

  Windows(SeriesPlan plan) {
    this.shape = plan.shape();
    this.lost =
        plan.transforms().steps().stream()
            .filter(Difference.class::isInstance)
            .mapToInt(step -> ((Difference) step).lag())
            .sum();
  }

  /** Refuses a series whose training part holds no window with its target. */
  void requireOne(Timeline timeline) {
    int rows = timeline.firstHeldOut();
    if (rows - lost < shape.rows()) {
      throw new IllegalArgumentException(tooFew(timeline.key(), "the training part has ", rows));
    }
  }

  private String tooFew(String key, String part, int rows) {
    String has = part + Words.count(rows, "row") + (key.isEmpty() ? "" : " of " + Words.cell(key));
    if (shape.window() >= rows) {
      return "window(" + shape.window() + "): " + has + "; shorten the window or the hold-out";
    }
    String differences = lost > 0 ? " and " + Words.count(lost, "row") + " of differences" : "";
    return "window("
        + shape.window()
        + "): with horizon("
        + shape.horizon()
        + ")"
        + differences
        + " it needs "
        + (shape.rows() + lost)
        + " rows, "
        + has
        + "; shorten the window, the horizon or the hold-out";
  }

  List<WindowExamples.Place> training(List<EncodedTimeline> series, double fraction) {
    checkFraction(fraction);
    List<WindowExamples.Place> places = new ArrayList<>();
    for (EncodedTimeline one : series) {
      add(places, one, lost + shape.window(), validationFrom(one.timeline(), fraction));
    }
    if (places.isEmpty()) {
      Timeline first = series.get(0).timeline();
      throw new IllegalArgumentException(
          tooFew(
              first.key(),
              "before the validation part there are ",
              validationFrom(first, fraction)));
    }
    return places;
  }

  List<WindowExamples.Place> validation(List<EncodedTimeline> series, double fraction) {
    checkFraction(fraction);
    List<WindowExamples.Place> places = new ArrayList<>();
    for (EncodedTimeline one : series) {
      int from = Math.max(lost + shape.window(), validationFrom(one.timeline(), fraction));
      add(places, one, from, one.timeline().firstHeldOut());
    }
    return places;
  }

  /** Adds the windows whose targets lie in rows from {@code first} to, without, {@code end}. */
  private void add(List<WindowExamples.Place> places, EncodedTimeline series, int first, int end) {
    for (int origin = first; origin + shape.horizon() <= end; origin++) {
      places.add(new WindowExamples.Place(series, origin));
    }
  }

  private int validationFrom(Timeline timeline, double fraction) {
    int rows = timeline.firstHeldOut();
    if (fraction == 0) {
      return rows;
    }
    return rows - Math.max(shape.horizon(), (int) Math.round(fraction * rows));
  }

  private static void checkFraction(double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "validation("
              + fraction
              + "): the share of rows kept for validation is at least 0 and"
              + " below 1, e.g. 0.1");
    }
  }

  /** How many rows a forecast needs before it. */
  int history() {
    return shape.window() + lost;
  }

  /** Refuses an origin before which no window fits. */
  void requireHistory(Origin origin) {
    if (origin.row() < history()) {
      throw new IllegalArgumentException(
          "forecast from row "
              + origin.row()
              + ": window("
              + shape.window()
              + ")"
              + (lost > 0 ? " with its differences" : "")
              + " needs "
              + history()
              + " rows before it; start later");
    }
  }

  /** Refuses new data too short to forecast from, or with another time step. */
  void requireHistory(Timeline timeline, TimeStep trained) {
    if (timeline.rows() < history()) {
      throw new IllegalArgumentException(
          "new data: it has "
              + Words.count(timeline.rows(), "row")
              + (timeline.key().isEmpty() ? "" : " of " + Words.cell(timeline.key()))
              + ", window("
              + shape.window()
              + ")"
              + (lost > 0 ? " with its differences" : "")
              + " needs "
              + history()
              + "; add the rows before it");
    }
    if (timeline.rows() > 1 && !timeline.axis().step().equals(trained.words())) {
      throw new IllegalArgumentException(
          "new data: its rows are "
              + timeline.axis().step()
              + " apart, expected "
              + trained.words()
              + "; give it the step of the training data");
    }
  }
}
