package dev.rondo.model;

import dev.rondo.evaluate.Baseline;
import dev.rondo.evaluate.ForecastErrors;
import dev.rondo.evaluate.IntervalCoverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Errors pooled over every step of many prospects whose truth is known. */
final class Scores {

  private Scores() {}

  static ForecastErrors of(List<Prospect> prospects, int season) {
    return pooled(prospects, season, Prospect::values);
  }

  static ForecastErrors of(List<Prospect> prospects, int season, Baseline rule) {
    return pooled(prospects, season, p -> p.baseline(rule));
  }

  /** Each series and target has a scale of its own; their MASE is averaged over all steps. */
  private static ForecastErrors pooled(
      List<Prospect> prospects, int season, Function<Prospect, double[]> forecast) {
    List<double[]> truths = new ArrayList<>();
    List<double[]> forecasts = new ArrayList<>();
    double scaled = 0;
    int steps = 0;
    for (Prospect p : prospects) {
      double[] truth = p.truth();
      if (truth.length == 0) {
        continue;
      }
      double[] said = Arrays.copyOf(forecast.apply(p), truth.length);
      truths.add(truth);
      forecasts.add(said);
      double scale = scale(p, season);
      scaled += ForecastErrors.of(truth, said, scale).mase() * truth.length;
      steps += truth.length;
    }
    ForecastErrors all = ForecastErrors.of(joined(truths), joined(forecasts), 1);
    return new ForecastErrors(all.mae(), all.rmse(), all.mape(), scaled / steps);
  }

  private static double scale(Prospect p, int season) {
    double[] all = p.timeline().target(p.target());
    return ForecastErrors.naiveScale(Arrays.copyOf(all, p.fitted()), season);
  }

  /** How often the truth lay between the outermost quantiles; empty without quantiles. */
  static Optional<IntervalCoverage> coverage(List<Prospect> prospects) {
    List<Double> levels = prospects.get(0).levels();
    if (levels.size() < 2) {
      return Optional.empty();
    }
    int last = levels.size() - 1;
    double[] truth = joined(prospects.stream().map(Prospect::truth).toList());
    double[] low = joined(quantile(prospects, 0));
    double[] high = joined(quantile(prospects, last));
    return Optional.of(IntervalCoverage.of(truth, low, high, levels.get(0), levels.get(last)));
  }

  private static List<double[]> quantile(List<Prospect> prospects, int number) {
    return prospects.stream()
        .map(p -> Arrays.copyOf(p.quantile(number), p.truth().length))
        .toList();
  }

  static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  static Stream<Prospect> known(List<Prospect> prospects) {
    return prospects.stream().filter(p -> p.truth().length > 0);
  }
}
