package dev.rondo.model;

import dev.rondo.evaluate.ForecastErrors;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far a regressor was off on examples it did not learn from, with the mean of the training part
 * beside it; all targets pooled.
 *
 * @param mae the mean absolute error
 * @param rmse the root mean squared error
 * @param meanMae the mean absolute error of always saying the training part's mean
 * @param meanRmse the root mean squared error of the same rule
 */
public record Regression(double mae, double rmse, double meanMae, double meanRmse)
    implements Renderable {

  static Regression of(INDArray training, INDArray truth, INDArray answers) {
    ForecastErrors model = errors(truth, answers);
    double[] means = means(training.toDoubleMatrix());
    ForecastErrors rule =
        ForecastErrors.of(numbers(truth), repeated(means, (int) truth.size(0)), 1);
    return new Regression(model.mae(), model.rmse(), rule.mae(), rule.rmse());
  }

  private static ForecastErrors errors(INDArray truth, INDArray answers) {
    return ForecastErrors.of(numbers(truth), numbers(answers), 1);
  }

  /** The mean of each target, {@code [N,K] -> [K]}. */
  private static double[] means(double[][] rows) {
    return IntStream.range(0, rows[0].length)
        .mapToDouble(k -> Arrays.stream(rows).mapToDouble(row -> row[k]).average().orElseThrow())
        .toArray();
  }

  private static double[] repeated(double[] row, int times) {
    return IntStream.range(0, times * row.length).mapToDouble(i -> row[i % row.length]).toArray();
  }

  private static double[] numbers(INDArray array) {
    return Arrays.stream(array.toDoubleMatrix()).flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "MAE %.4g, RMSE %.4g (mean of the training part: MAE %.4g, RMSE %.4g)",
        mae,
        rmse,
        meanMae,
        meanRmse);
  }
}
