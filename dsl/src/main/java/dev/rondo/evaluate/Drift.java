package dev.rondo.evaluate;

/**
 * Draws the line from the first to the last value on: {@code y_{T+h} = y_T + h (y_T - y_1) / (T -
 * 1)}; of one value, that value. Hyndman and Athanasopoulos, Forecasting: Principles and Practice,
 * 3rd edition, 5.2.
 */
public record Drift() implements Baseline {

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public double[] forecast(double[] history, int steps) {
    requireHistory(name(), history);
    int last = history.length - 1;
    double slope = last == 0 ? 0 : (history[last] - history[0]) / last;
    double[] forecast = new double[steps];
    for (int h = 0; h < steps; h++) {
      forecast[h] = history[last] + (h + 1) * slope;
    }
    return forecast;
  }

  static void requireHistory(String name, double[] history) {
    if (history.length == 0) {
      throw new IllegalArgumentException(name + ": no history; expected at least 1 value");
    }
  }
}
