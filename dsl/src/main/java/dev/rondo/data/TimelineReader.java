package dev.rondo.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Table to timelines: reads, checks and mends. */
final class TimelineReader {

  private final TextTable table;
  private final SeriesPlan plan;
  private final NumberColumns columns;
  private final MissingValues missing;

  TimelineReader(TextTable table, SeriesPlan plan) {
    this.table = table;
    this.plan = plan;
    this.columns = NumberColumns.of(plan.roles());
    this.missing = new MissingValues(table, columns, plan.cleaning().missing());
  }

  List<Timeline> read() {
    RowReader reader = new RowReader(table, plan.roles());
    Optional<String> timeName = plan.roles().one(Role.TIME);
    if (timeName.isEmpty()) {
      TimeStep step = new TimeStep(new TimeScale(TimeScale.Unit.NUMBER, 1), 1);
      return reader.read(new long[0]).stream().map(rows -> timeline(rows, step)).toList();
    }
    TimeColumn times = TimeColumn.read(table, timeName.get());
    refuseCalendarOfNumbers(timeName.get(), times);
    List<RawRows> series = reader.read(times.counts());
    TimeStep step = TimeColumn.step(times.scale(), series.stream().map(RawRows::counts).toList());
    TimeOrder order = new TimeOrder(table, timeName.get(), step, plan.cleaning());
    return series.stream().map(order::mend).map(rows -> timeline(rows, step)).toList();
  }

  private void refuseCalendarOfNumbers(String name, TimeColumn times) {
    if (!plan.calendar().isEmpty() && times.scale().unit() == TimeScale.Unit.NUMBER) {
      throw new IllegalArgumentException(
          "calendar("
              + plan.calendar().get(0)
              + "): time column '"
              + name
              + "' holds plain numbers, expected dates; leave .calendar(...) out");
    }
  }

  private Timeline timeline(RawRows mended, TimeStep step) {
    RawRows rows = missing.drop(mended);
    int targetRows = missing.targetRows(rows);
    if (targetRows == 0) {
      throw new IllegalArgumentException(
          table.word()
              + ": no row"
              + (rows.key().isEmpty() ? "" : " of " + Words.cell(rows.key()))
              + " has a value in every column; fill in the file or use other columns");
    }
    TimeAxis axis = new TimeAxis(step, rows.counts());
    int heldOut = plan.windowing().holdOut().first(axis, targetRows);
    double[][] values = missing.fill(rows, targetRows, heldOut).values();
    double[][] known = Arrays.copyOf(values, targetRows);
    double[][] targets = part(known, 0, columns.targets());
    refuseLogOfNegative(rows, targets);
    return new Timeline(rows.key(), axis, known(rows, values, known), targets, heldOut);
  }

  private Timeline.KnownColumns known(RawRows rows, double[][] values, double[][] known) {
    Optional<double[]> weights =
        columns.weighted()
            ? Optional.of(Arrays.stream(known).mapToDouble(r -> r[columns.weightAt()]).toArray())
            : Optional.empty();
    return new Timeline.KnownColumns(
        plan.roles().of(Role.PAST),
        part(known, columns.pastFrom(), columns.past()),
        plan.roles().of(Role.FUTURE),
        part(values, columns.futureFrom(), columns.future()),
        rows.fixed(),
        weights);
  }

  private static double[][] part(double[][] rows, int from, int width) {
    return Arrays.stream(rows)
        .map(row -> Arrays.copyOfRange(row, from, from + width))
        .toArray(double[][]::new);
  }

  private void refuseLogOfNegative(RawRows rows, double[][] targets) {
    if (!plan.transforms().steps().contains(new Log())) {
      return;
    }
    for (int row = 0; row < targets.length; row++) {
      for (int t = 0; t < columns.targets(); t++) {
        if (!(targets[row][t] > 0)) {
          throw new IllegalArgumentException(
              "log(): column '"
                  + columns.names().get(t)
                  + "', row "
                  + (rows.fileRows()[row] + 1)
                  + ": "
                  + Words.number(targets[row][t])
                  + " has no logarithm, expected values above 0; leave .log() out or shift the"
                  + " column");
        }
      }
    }
  }
}
