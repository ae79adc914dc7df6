package dev.rondo.evaluate;

/**
 * Says that the last season comes again: {@code y_{T+h} = y_{T+h-m(k+1)}} with {@code k = floor((h
 * - 1) / m)}. With m = 1, or less than a season of history, the last value comes again. Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2.
 *
 * @param season m, the rows of a season, 1 where there is none
 */
public record SeasonalNaive(int season) implements Baseline {

  /** Checks that a season has rows. */
  public SeasonalNaive {
    ForecastErrors.requireSeason("seasonal naive", season);
  }

  @Override
  public String name() {
    return season == 1 ? "naive" : "seasonal naive";
  }

  @Override
  public double[] forecast(double[] history, int steps) {
    Drift.requireHistory(name(), history);
    int m = history.length < season ? 1 : season;
    double[] forecast = new double[steps];
    for (int h = 0; h < steps; h++) {
      forecast[h] = history[history.length - m + h % m];
    }
    return forecast;
  }
}
