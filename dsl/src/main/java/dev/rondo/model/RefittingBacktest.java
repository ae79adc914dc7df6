package dev.rondo.model;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.Origin;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import dev.rondo.output.TrainingState;
import dev.rondo.train.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A backtest that prepares the series and fits the network anew for every time it forecasts from,
 * on the rows before that time alone.
 */
final class RefittingBacktest {

  private final String verb;
  private final PreparedSeries data;
  private final Architecture architecture;
  private final TrainingPlan plan;

  RefittingBacktest(
      String verb, PreparedSeries data, Architecture architecture, TrainingPlan plan) {
    this.verb = verb;
    this.data = data;
    this.architecture = architecture;
    this.plan = plan;
  }

  Backtest run(int horizon, String from) {
    List<Origin> origins = new BacktestOrigins(verb, data, horizon).from(from);
    Map<String, List<Integer>> sameTime =
        IntStream.range(0, origins.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> time(origins.get(i)), LinkedHashMap::new, Collectors.toList()));
    Ahead[][] ahead = new Ahead[origins.size()][];
    sameTime.forEach(
        (time, numbers) -> {
          PreparedSeries before = preparedBefore(time);
          Outlook outlook = fitted(before, time);
          List<Timeline> known = numbers.stream().map(i -> known(before, origins.get(i))).toList();
          Ahead[][] found = outlook.ahead(verb, known, horizon);
          IntStream.range(0, found.length).forEach(n -> ahead[numbers.get(n)] = found[n]);
        });
    int[] fitted = origins.stream().mapToInt(Origin::row).toArray();
    return new Backtest(Prospects.of(data, origins, fitted, ahead), horizon, data.season());
  }

  private static String time(Origin origin) {
    return origin.timeline().axis().at(origin.row());
  }

  private PreparedSeries preparedBefore(String time) {
    try {
      return data.asBefore(time);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          verb + ": before " + time + ": " + e.getMessage() + "; or begin later", e);
    }
  }

  private Outlook fitted(PreparedSeries before, String time) {
    Forecaster model = Forecaster.of(before, architecture);
    if (model.trainUnlisted(plan.quiet()).state() == TrainingState.STOPPED) {
      throw new IllegalStateException(verb + ": interrupted while it was fitted before " + time);
    }
    return model.outlook();
  }

  private static Timeline known(PreparedSeries before, Origin origin) {
    return before.timeline(origin.timeline().key()).before(origin.row());
  }
}
