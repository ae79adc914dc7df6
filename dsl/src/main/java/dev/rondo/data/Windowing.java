package dev.rondo.data;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a series is cut into examples.
 *
 * @param window the rows a network sees; needed, so empty only while the series is being declared
 * @param horizon the rows it forecasts
 * @param holdOut the rows kept for judging
 * @param season the rows of one season; from the time step where empty
 * @param quantiles the quantiles forecast; one value a step where empty
 */
record Windowing(
    OptionalInt window, int horizon, HoldOut holdOut, OptionalInt season, List<Double> quantiles) {

  static final Windowing NONE =
      new Windowing(OptionalInt.empty(), 1, HoldOut.NONE, OptionalInt.empty(), List.of());

  Windowing window(int rows, int available) {
    if (rows < 1) {
      throw new IllegalArgumentException("window(" + rows + "): a window has at least 1 row");
    }
    if (rows >= available) {
      throw new IllegalArgumentException(
          "window("
              + rows
              + "): the data has "
              + Words.count(available, "row")
              + "; shorten the window");
    }
    return new Windowing(OptionalInt.of(rows), horizon, holdOut, season, quantiles);
  }

  Windowing horizon(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("horizon(" + rows + "): a horizon has at least 1 row");
    }
    return new Windowing(window, rows, holdOut, season, quantiles);
  }

  Windowing holdOut(HoldOut rule) {
    return new Windowing(window, horizon, rule, season, quantiles);
  }

  Windowing season(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("season(" + rows + "): a season has at least 1 row");
    }
    return new Windowing(window, horizon, holdOut, OptionalInt.of(rows), quantiles);
  }

  Windowing quantiles(List<Double> levels) {
    for (int i = 0; i < levels.size(); i++) {
      double level = levels.get(i);
      if (!(level > 0 && level < 1) || (i > 0 && level <= levels.get(i - 1))) {
        throw new IllegalArgumentException(
            "quantiles"
                + levels.toString().replace('[', '(').replace(']', ')')
                + ": quantiles lie between 0 and 1 and rise, e.g. .quantiles(0.1, 0.5, 0.9)");
      }
    }
    return new Windowing(window, horizon, holdOut, season, List.copyOf(levels));
  }
}
