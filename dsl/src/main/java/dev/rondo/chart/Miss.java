package dev.rondo.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How far forecasts are from the truth on average, where both are known: in per cent where every
 * true value is well away from zero, and else in the data's units.
 */
final class Miss {

  /**
   * Below this share of the typical value a per cent of it says more of the value than the error.
   */
  private static final double SMALL = 0.2;

  private final List<Double> errors = new ArrayList<>();
  private final List<Double> truths = new ArrayList<>();

  /** Takes in one forecast; a gap on either side is left out. */
  void add(double truth, double forecast) {
    if (Line.draws(truth) && Line.draws(forecast)) {
      truths.add(Math.abs(truth));
      errors.add(Math.abs(truth - forecast));
    }
  }

  /** How many forecasts were compared. */
  int count() {
    return errors.size();
  }

  boolean inPercent() {
    double typical = mean(truths);
    return truths.stream().allMatch(t -> t > typical * SMALL);
  }

  /** The error in these terms. */
  String words(boolean percent, String unit) {
    if (count() == 0) {
      return "–";
    }
    if (!percent) {
      return Figures.of(mean(errors)) + (unit.isEmpty() ? "" : " " + unit);
    }
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      sum += errors.get(i) / truths.get(i);
    }
    return Figures.round(100 * sum / count(), 1) + " %";
  }

  /** What the error is called. */
  static String name(boolean percent) {
    return percent ? "mean absolute percentage error" : "mean absolute error";
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
