package dev.rondo.evaluate;

/**
 * How far forecasts lie from the truth, pooled over all their steps.
 *
 * <p>With {@code e_i = truth_i - forecast_i}: {@code MAE = mean |e_i|}, {@code RMSE = sqrt(mean
 * e_i^2)}, {@code MAPE = 100 mean |e_i / truth_i|}, {@code MASE = MAE / q} where {@code q} is the
 * mean absolute error of the seasonal naive forecast inside the training part. Hyndman and Koehler,
 * Another look at measures of forecast accuracy, International Journal of Forecasting 22 (2006).
 *
 * @param mae mean absolute error, in the units of the data
 * @param rmse root of the mean squared error, in the units of the data
 * @param mape mean absolute percentage error; NaN where a true value is 0, for it is then undefined
 * @param mase mean absolute scaled error, below 1 where better than the naive forecast was in
 *     training; NaN where that made no error at all or the training part is no longer than a season
 */
public record ForecastErrors(double mae, double rmse, double mape, double mase) {

  /**
   * The errors of forecasts.
   *
   * @param truth what came
   * @param forecast what was said, in the order of {@code truth}
   * @param scale {@link #naiveScale} of the training part
   */
  public static ForecastErrors of(double[] truth, double[] forecast, double scale) {
    Pairs.require("forecast errors", truth.length, forecast.length);
    double absolute = 0;
    double squared = 0;
    double relative = 0;
    boolean zero = false;
    for (int i = 0; i < truth.length; i++) {
      double error = truth[i] - forecast[i];
      absolute += Math.abs(error);
      squared += error * error;
      zero |= truth[i] == 0;
      relative += Math.abs(error / truth[i]);
    }
    int n = truth.length;
    double mae = absolute / n;
    return new ForecastErrors(
        mae,
        Math.sqrt(squared / n),
        zero ? Double.NaN : 100 * relative / n,
        scale > 0 ? mae / scale : Double.NaN);
  }

  /**
   * What errors are scaled by: {@code q = mean |y_t - y_{t-m}|} over the training part, the error
   * there of the forecast that repeats the last season. NaN where it is no longer than a season.
   *
   * @param training values of the training part alone
   * @param season m, the rows of a season, 1 where there is none
   */
  public static double naiveScale(double[] training, int season) {
    requireSeason("naive scale", season);
    double sum = 0;
    for (int t = season; t < training.length; t++) {
      sum += Math.abs(training[t] - training[t - season]);
    }
    return training.length > season ? sum / (training.length - season) : Double.NaN;
  }

  static void requireSeason(String where, int season) {
    if (season < 1) {
      throw new IllegalArgumentException(
          where + ": a season of " + season + " rows; expected at least 1");
    }
  }
}
