package dev.rondo.chart;

import java.util.List;

/** Mean, standard deviation and autocorrelation of the finite values of a line. */
final class Spread {

  private final List<Double> values;
  private final double mean;
  private final double squares;

  private Spread(List<Double> values) {
    this.values = values;
    this.mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double sum = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    // A constant's mean is off by rounding: that is no spread.
    double noise = Math.abs(mean) * 1e-12;
    this.squares = sum <= values.size() * noise * noise ? 0 : sum;
  }

  static Spread of(Line line) {
    return new Spread(line.values().stream().filter(Line::draws).toList());
  }

  List<Double> values() {
    return values;
  }

  int count() {
    return values.size();
  }

  double mean() {
    return mean;
  }

  /** The sample's, with n - 1; 0 for a single value. */
  double deviation() {
    return count() < 2 ? 0 : Math.sqrt(squares / (count() - 1));
  }

  /** The normal density with this mean and deviation. */
  double density(double x) {
    double z = (x - mean) / deviation();
    return Math.exp(-z * z / 2) / (deviation() * Math.sqrt(2 * Math.PI));
  }

  /** How values correlate with those so many places later. */
  double correlation(int lag) {
    double sum = 0;
    for (int i = lag; i < count(); i++) {
      sum += (values.get(i) - mean) * (values.get(i - lag) - mean);
    }
    return sum / squares;
  }

  /**
   * Whether the correlations up to this lag are no stronger together than chance makes them 19
   * times out of 20 (Ljung and Box 1978; the quantile of chi-square by Wilson and Hilferty 1931).
   */
  boolean isChance(int lags) {
    double sum = 0;
    for (int lag = 1; lag <= lags; lag++) {
      sum += correlation(lag) * correlation(lag) / (count() - lag);
    }
    double statistic = count() * (count() + 2.0) * sum;
    double ninth = 2.0 / (9.0 * lags);
    return statistic <= lags * Math.pow(1 - ninth + 1.6449 * Math.sqrt(ninth), 3);
  }

  /** The size that 95 % of the correlations of pure chance stay below (Box and Jenkins). */
  double bound() {
    return 1.96 / Math.sqrt(count());
  }
}
