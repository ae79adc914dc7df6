package dev.rondo.chart;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** One picture of each kind. Run with a folder as its argument it writes them there to be seen. */
final class Gallery {

  private Gallery() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    all().forEach((name, picture) -> picture.save(folder.resolve(name + ".png")));
    all().forEach((name, picture) -> picture.save(folder.resolve(name + ".svg")));
    all().forEach((name, picture) -> System.out.println(picture.text() + "\n"));
  }

  static Map<String, Picture> all() {
    Map<String, Picture> all = new LinkedHashMap<>();
    all.put("losses", losses(57).picture());
    all.put("losses-one", losses(1).picture());
    all.put("losses-long", losses(400).picture());
    all.put("forecast", forecast(true).picture());
    all.put("forecast-open", forecast(false).picture());
    all.put("backtest", backtest().picture());
    all.put("residuals", residuals().picture());
    all.put("comparison", comparison().picture());
    all.put("scores", scores().picture());
    all.put("batch", batch().picture());
    all.put("confusion-2", confusion(2).picture());
    all.put("confusion-6", confusion(6).picture());
    all.put("confusion-24", confusion(24).picture());
    return all;
  }

  static LossPicture losses(int epochs) {
    Random random = new Random(7);
    double[] train = new double[epochs];
    double[] validation = new double[epochs];
    for (int i = 0; i < epochs; i++) {
      train[i] = 0.9 * Math.exp(-i / 8.0) + 0.004 + 0.002 * random.nextDouble();
      validation[i] =
          0.95 * Math.exp(-i / 7.5)
              + 0.02
              + 0.0009 * Math.max(0, i - 40)
              + 0.006 * random.nextDouble();
    }
    return new LossPicture(
        Line.of("training", train),
        Optional.of(Line.of("validation", validation)),
        OptionalInt.empty(),
        "mean squared error");
  }

  /** Monthly values with growth and season, as of travellers. */
  static double[] seasonal(int months) {
    Random random = new Random(3);
    return IntStream.range(0, months)
        .mapToDouble(
            i ->
                (120 + 2.2 * i) * (1 + 0.2 * Math.sin((i - 3) * Math.PI / 6))
                    + 6 * random.nextGaussian())
        .toArray();
  }

  private static List<YearMonth> months(int count) {
    return IntStream.range(0, count).mapToObj(YearMonth.of(1949, 1)::plusMonths).toList();
  }

  private static double[] part(double[] values, int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> values[i]).toArray();
  }

  static ForecastPicture forecast(boolean known) {
    double[] series = seasonal(144);
    Random random = new Random(5);
    double[] ahead =
        IntStream.range(120, 144)
            .mapToDouble(i -> series[i] * (1 + 0.035 * random.nextGaussian()))
            .toArray();
    List<Interval> intervals = new ArrayList<>();
    for (double z : new double[] {1.28, 0.67}) {
      double tail = z == 1.28 ? 0.1 : 0.25;
      intervals.add(
          new Interval(
              tail,
              1 - tail,
              Line.of("lower", spread(ahead, -z)),
              Line.of("upper", spread(ahead, z))));
    }
    return new ForecastPicture(
        PlotTimes.of(months(144)),
        Line.of("history", part(series, 0, 120)),
        Line.of("forecast", ahead),
        known ? Optional.of(Line.of("held-out truth", part(series, 120, 144))) : Optional.empty(),
        intervals,
        Optional.of(Line.of("seasonal naive", part(series, 108, 132))),
        "passengers, thousands");
  }

  private static double[] spread(double[] values, double z) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i] + z * (12 + 1.2 * i))
        .toArray();
  }

  static BacktestPicture backtest() {
    double[] series = seasonal(144);
    Random random = new Random(9);
    List<OriginForecast> forecasts = new ArrayList<>();
    List<OriginForecast> naive = new ArrayList<>();
    for (int first = 120; first + 6 <= 144; first++) {
      double drift = 0.03 * random.nextGaussian();
      int from = first;
      double[] values =
          IntStream.range(0, 6)
              .mapToDouble(h -> series[from + h] * (1 + drift * (h + 1) / 3))
              .toArray();
      forecasts.add(new OriginForecast(first, Line.of("forecast", values)));
      naive.add(
          new OriginForecast(
              first, Line.of("seasonal naive", part(series, first - 12, first - 6))));
    }
    return new BacktestPicture(
        PlotTimes.of(months(144)),
        Line.of("truth", series),
        forecasts,
        naive,
        "passengers, thousands");
  }

  static ResidualPicture residuals() {
    Random random = new Random(11);
    double[] values =
        IntStream.range(0, 150)
            .mapToDouble(i -> 9 * random.nextGaussian() + 5 * Math.sin(i * Math.PI / 6) + 1.4)
            .toArray();
    List<LocalDate> days =
        IntStream.range(0, 150).mapToObj(LocalDate.of(2024, 11, 5)::plusDays).toList();
    return new ResidualPicture(PlotTimes.of(days), Line.of("residual", values), "kWh");
  }

  static LossComparison comparison() {
    List<Line> runs = new ArrayList<>();
    List<String> names = List.of("elman(32).last()", "lstm(32).last()", "gru(32).last()");
    for (int k = 0; k < 3; k++) {
      Random random = new Random(k);
      double speed = List.of(9.0, 14.0, 11.0).get(k);
      double floor = List.of(0.06, 0.021, 0.027).get(k);
      runs.add(
          Line.of(
              names.get(k),
              IntStream.range(0, 60 + 25 * k)
                  .mapToDouble(
                      i -> 0.8 * Math.exp(-i / speed) + floor + 0.008 * random.nextDouble())
                  .toArray()));
    }
    return new LossComparison(runs, "mean squared error");
  }

  static ScorePicture scores() {
    return new ScorePicture(
        "mean absolute percentage error",
        ScorePicture.Better.LOWER,
        List.of(
            new Score("elman(32).last()", 5.21),
            new Score("lstm(32).last()", 3.42),
            new Score("gru(32).last()", 3.77)),
        new Score("seasonal naive", 11.1));
  }

  static BatchPicture batch() {
    double[] series = seasonal(144);
    List<Sample> samples = new ArrayList<>();
    for (int start : new int[] {0, 31, 62, 93, 100}) {
      List<Line> features =
          List.of(
              Line.of("Passengers", scaled(part(series, start, start + 24))),
              Line.of(
                  "sine of month",
                  IntStream.range(start, start + 24)
                      .mapToDouble(i -> Math.sin(i * Math.PI / 6))
                      .toArray()),
              Line.of(
                  "cosine of month",
                  IntStream.range(start, start + 24)
                      .mapToDouble(i -> Math.cos(i * Math.PI / 6))
                      .toArray()));
      Line target = Line.of("target", scaled(part(series, start + 24, start + 36)));
      samples.add(new Sample("window " + (start + 1), features, Optional.of(target)));
    }
    return new BatchPicture(samples, 32, "standardized");
  }

  private static double[] scaled(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> (values[i] - 250) / 90).toArray();
  }

  static ConfusionPicture confusion(int classes) {
    Random random = new Random(classes);
    List<String> labels = IntStream.range(0, classes).mapToObj(i -> "class " + (i + 1)).toList();
    List<List<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      List<Integer> row = new ArrayList<>();
      for (int j = 0; j < classes; j++) {
        row.add(i == j ? 60 + random.nextInt(80) : random.nextInt(60 / classes + 4));
      }
      counts.add(row);
    }
    return new ConfusionPicture(labels, counts);
  }
}
