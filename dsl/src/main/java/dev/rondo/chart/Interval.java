package dev.rondo.chart;

/**
 * A band of a forecast between two of its quantiles.
 *
 * @param lowProbability the probability of a value below the band, above 0
 * @param highProbability the probability of a value below its upper edge, below 1
 * @param low the lower quantile, one value a step
 * @param high the upper quantile, one value a step
 */
public record Interval(double lowProbability, double highProbability, Line low, Line high) {

  /** Checks that the probabilities ascend and that the edges do not cross. */
  public Interval {
    if (!(lowProbability > 0 && lowProbability < highProbability && highProbability < 1)) {
      throw new IllegalArgumentException(
          "interval: %s and %s are no ascending probabilities between 0 and 1"
              .formatted(Figures.of(lowProbability), Figures.of(highProbability)));
    }
    high.requireSize("interval", low.size(), "'" + low.name() + "' has");
    for (int i = 0; i < low.size(); i++) {
      if (low.values().get(i) > high.values().get(i)) {
        throw new IllegalArgumentException(
            "interval: at step %d the lower quantile is %s, above the upper one, %s"
                .formatted(
                    i + 1, Figures.of(low.values().get(i)), Figures.of(high.values().get(i))));
      }
    }
  }

  /** The share of values that should fall into the band. */
  double share() {
    return highProbability - lowProbability;
  }

  String name() {
    return Figures.percent(share()) + " interval";
  }

  /** How many of these values fall into the band, in words. */
  String coverage(Line truth) {
    int known = 0;
    int inside = 0;
    for (int i = 0; i < Math.min(truth.size(), low.size()); i++) {
      double value = truth.values().get(i);
      if (Line.draws(value)) {
        known++;
        inside += value >= low.values().get(i) && value <= high.values().get(i) ? 1 : 0;
      }
    }
    return "%s covers %d of %d".formatted(name(), inside, known);
  }
}
