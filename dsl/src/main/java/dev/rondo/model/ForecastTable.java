package dev.rondo.model;

import dev.rondo.evaluate.SeasonalNaive;
import dev.rondo.output.FigureColumn;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A forecast as a table, one row a step of each series and target. */
final class ForecastTable {

  private ForecastTable() {}

  static Table of(List<Prospect> prospects, int season) {
    StringColumn series = StringColumn.create("series");
    StringColumn target = StringColumn.create("target");
    StringColumn time = StringColumn.create("time");
    DoubleColumn forecast = FigureColumn.of("forecast");
    List<Double> levels = prospects.get(0).levels();
    List<DoubleColumn> quantiles =
        levels.stream().map(level -> FigureColumn.of("q" + level)).toList();
    DoubleColumn truth = FigureColumn.of("truth");
    DoubleColumn naive = FigureColumn.of(new SeasonalNaive(season).name());
    for (Prospect p : prospects) {
      double[] known = p.truth();
      double[] baseline = p.baseline(new SeasonalNaive(season));
      for (int h = 0; h < p.steps(); h++) {
        series.append(p.key().orElse(""));
        target.append(p.name());
        time.append(p.time(h));
        forecast.append(p.values()[h]);
        for (int q = 0; q < quantiles.size(); q++) {
          quantiles.get(q).append(p.quantiles()[h][q]);
        }
        if (h < known.length) {
          truth.append(known[h]);
        } else {
          truth.appendMissing();
        }
        naive.append(baseline[h]);
      }
    }
    Table table = Table.create("forecast");
    if (prospects.stream().anyMatch(p -> p.key().isPresent())) {
      table.addColumns(series);
    }
    if (prospects.stream().map(Prospect::name).distinct().count() > 1) {
      table.addColumns(target);
    }
    table.addColumns(time, forecast);
    quantiles.forEach(table::addColumns);
    return table.addColumns(truth, naive);
  }
}
