package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;

/** All that a series declares, without its data. */
record SeriesPlan(
    Roles roles,
    List<CalendarFeature> calendar,
    Cleaning cleaning,
    Transforms transforms,
    Windowing windowing) {

  static final SeriesPlan EMPTY =
      new SeriesPlan(Roles.NONE, List.of(), Cleaning.NONE, Transforms.NONE, Windowing.NONE);

  SeriesPlan with(Roles next) {
    return new SeriesPlan(next, calendar, cleaning, transforms, windowing);
  }

  SeriesPlan with(Cleaning next) {
    return new SeriesPlan(roles, calendar, next, transforms, windowing);
  }

  SeriesPlan with(Transforms next) {
    return new SeriesPlan(roles, calendar, cleaning, next, windowing);
  }

  SeriesPlan with(Windowing next) {
    return new SeriesPlan(roles, calendar, cleaning, transforms, next);
  }

  SeriesPlan with(CalendarFeature... features) {
    List<CalendarFeature> next = new ArrayList<>(calendar);
    for (CalendarFeature feature : features) {
      if (next.contains(feature)) {
        throw new IllegalArgumentException(
            "calendar(" + feature + "): it is there already; name it once");
      }
      next.add(feature);
    }
    return new SeriesPlan(roles, List.copyOf(next), cleaning, transforms, windowing);
  }

  WindowShape shape() {
    return new WindowShape(windowing.window().orElseThrow(), windowing.horizon());
  }

  /** The same for a table to forecast from: nothing is held out, no weight is needed. */
  SeriesPlan forNewData() {
    return new SeriesPlan(
        roles.without(Role.WEIGHT),
        calendar,
        cleaning,
        transforms,
        windowing.holdOut(HoldOut.NONE));
  }

  /** Refuses rows that no table can hold, and answers that no array can. */
  void requirePossible() {
    double answers =
        (double) roles.of(Role.TARGET).size() * windowing.form().outputs() * windowing.horizon();
    if (answers > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "series: horizon(" + windowing.horizon() + ") takes more answers than an array can hold");
    }
    long rows = (long) windowing.window().orElseThrow() + windowing.horizon();
    for (Transform step : transforms.steps()) {
      rows += step instanceof Difference difference ? difference.lag() : 0;
    }
    if (rows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "series: window, horizon and differences take " + rows + " rows; no table has so many");
    }
  }

  /** Refuses what is not yet a whole declaration. */
  void checkComplete(TextTable table) {
    if (!roles.has(Role.TARGET)) {
      throw new IllegalArgumentException(
          "series: no target; name the column to forecast, e.g. .target("
              + Words.literal(table.names().get(table.names().size() - 1))
              + ")");
    }
    if (windowing.window().isEmpty()) {
      throw new IllegalArgumentException(
          "series: no window; say how many rows the network sees, e.g. .window(24)");
    }
    if (!calendar.isEmpty() && !roles.has(Role.TIME)) {
      throw new IllegalArgumentException(
          "calendar("
              + calendar.get(0)
              + "): the series has no times; name their column with"
              + " .time(...)");
    }
  }
}
