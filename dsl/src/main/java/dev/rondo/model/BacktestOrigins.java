package dev.rondo.model;

import dev.rondo.data.Origin;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Finds the rows that a backtest forecasts from. */
final class BacktestOrigins {

  private final String verb;
  private final PreparedSeries data;
  private final int horizon;

  /**
   * Where to look.
   *
   * @param verb what the user asked for
   * @param horizon how many known rows must follow an origin
   */
  BacktestOrigins(String verb, PreparedSeries data, int horizon) {
    this.verb = verb;
    this.data = data;
    this.horizon = horizon;
  }

  /** Every row from a time on; a series that begins later joins in when a window fits. */
  List<Origin> from(String time) {
    List<Origin> origins = new ArrayList<>();
    boolean early = true;
    for (Timeline series : data.timelines()) {
      int row = rowAt(series, time);
      early &= row < data.rowsNeeded();
      add(origins, series, Math.max(row, data.rowsNeeded()));
    }
    Timeline first = origins.isEmpty() ? data.timelines().get(0) : origins.get(0).timeline();
    if (origins.isEmpty()) {
      throw new IllegalArgumentException(
          verb
              + ": no "
              + horizon
              + (horizon == 1 ? " row follows" : " rows follow")
              + " there; the series ends at "
              + first.axis().at(first.rows() - 1)
              + "; begin earlier or shorten the horizon");
    }
    if (early) {
      throw new IllegalArgumentException(
          verb
              + ": a forecast needs "
              + data.rowsNeeded()
              + (data.rowsNeeded() == 1 ? " row" : " rows")
              + " before it; begin at "
              + first.axis().at(data.rowsNeeded())
              + " or later");
    }
    return origins;
  }

  /** Every held-out row of each series; none without a hold-out. */
  List<Origin> heldOut() {
    List<Origin> origins = new ArrayList<>();
    data.timelines().forEach(series -> add(origins, series, series.firstHeldOut()));
    return origins;
  }

  private void add(List<Origin> origins, Timeline series, int first) {
    for (int row = first; row + horizon <= series.rows(); row++) {
      origins.add(new Origin(series, row));
    }
  }

  private int rowAt(Timeline series, String time) {
    try {
      return series.axis().rowAt(time);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(verb + ": " + e.getMessage(), e);
    }
  }
}
