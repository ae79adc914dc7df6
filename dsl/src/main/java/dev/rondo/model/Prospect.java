package dev.rondo.model;

import dev.rondo.data.Timeline;
import dev.rondo.evaluate.Baseline;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The forecast of one target of one series from one origin, in the user's units.
 *
 * @param timeline the whole series, held-out rows included
 * @param target the target's number
 * @param name the target's name
 * @param first the row of the first forecast value
 * @param fitted how many rows the network was fitted on, those held for validation included
 * @param ahead what is forecast
 * @param levels the levels of its quantiles; empty where one value a step was forecast
 */
record Prospect(
    Timeline timeline,
    int target,
    String name,
    int first,
    int fitted,
    Ahead ahead,
    List<Double> levels) {

  /** One value a step. */
  double[] values() {
    return ahead.values();
  }

  /** The value of each quantile at each step, {@code [step][quantile]}. */
  double[][] quantiles() {
    return ahead.quantiles();
  }

  double[] quantile(int number) {
    return Arrays.stream(quantiles()).mapToDouble(step -> step[number]).toArray();
  }

  int steps() {
    return ahead.values().length;
  }

  /** What really came, as far as the table knows it; shorter than the forecast at its end. */
  double[] truth() {
    double[] all = timeline.target(target);
    return Arrays.copyOfRange(all, Math.min(first, all.length), known(all));
  }

  private int known(double[] all) {
    return Math.max(Math.min(first, all.length), Math.min(all.length, first + steps()));
  }

  /** Everything before the first forecast value. */
  double[] history() {
    return Arrays.copyOf(timeline.target(target), first);
  }

  double[] baseline(Baseline rule) {
    return rule.forecast(history(), steps());
  }

  boolean isOfSame(Prospect other) {
    return timeline == other.timeline && target == other.target;
  }

  String time(int step) {
    return timeline.axis().at(first + step);
  }

  /** The series' name in words, if there are several. */
  Optional<String> key() {
    return timeline.key().isEmpty() ? Optional.empty() : Optional.of(timeline.key());
  }
}
