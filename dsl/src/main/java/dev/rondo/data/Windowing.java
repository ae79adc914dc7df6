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
 * @param form what is said of each value to forecast
 */
record Windowing(
    OptionalInt window, int horizon, HoldOut holdOut, OptionalInt season, AnswerForm form) {

  static final Windowing NONE =
      new Windowing(
          OptionalInt.empty(), 1, HoldOut.NONE, OptionalInt.empty(), new AnswerForm.Point());

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
    return new Windowing(OptionalInt.of(rows), horizon, holdOut, season, form);
  }

  Windowing horizon(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("horizon(" + rows + "): a horizon has at least 1 row");
    }
    return new Windowing(window, rows, holdOut, season, form);
  }

  Windowing holdOut(HoldOut rule) {
    return new Windowing(window, horizon, rule, season, form);
  }

  Windowing season(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("season(" + rows + "): a season has at least 1 row");
    }
    return new Windowing(window, horizon, holdOut, OptionalInt.of(rows), form);
  }

  Windowing quantiles(List<Double> levels) {
    requireRising("quantiles", levels);
    if (form instanceof AnswerForm.Gaussian) {
      throw new IllegalArgumentException(
          call("quantiles", levels)
              + ": the series has .gaussian() already, which has quantiles of its own; leave one of"
              + " the two out, or name the levels in ."
              + call("gaussian", levels));
    }
    return with(
        levels.isEmpty() ? new AnswerForm.Point() : new AnswerForm.Quantiles(List.copyOf(levels)));
  }

  Windowing gaussian(List<Double> levels) {
    requireRising("gaussian", levels);
    if (form instanceof AnswerForm.Quantiles quantiles) {
      throw new IllegalArgumentException(
          call("gaussian", levels)
              + ": the series has ."
              + call("quantiles", quantiles.levels())
              + " already; leave one of the two out, or name the levels in ."
              + call("gaussian", quantiles.levels()));
    }
    return with(
        new AnswerForm.Gaussian(
            levels.isEmpty() ? AnswerForm.Gaussian.USUAL_LEVELS : List.copyOf(levels),
            AnswerForm.Gaussian.USUAL_PATHS));
  }

  Windowing paths(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("paths(" + number + "): a forecast has at least 1 path");
    }
    if (form instanceof AnswerForm.Gaussian gaussian) {
      return with(new AnswerForm.Gaussian(gaussian.levels(), number));
    }
    throw new IllegalArgumentException(
        "paths("
            + number
            + "): nothing is sampled without a distribution; call .gaussian() before it");
  }

  private Windowing with(AnswerForm next) {
    return new Windowing(window, horizon, holdOut, season, next);
  }

  private static void requireRising(String word, List<Double> levels) {
    for (int i = 0; i < levels.size(); i++) {
      double level = levels.get(i);
      if (!(level > 0 && level < 1) || (i > 0 && level <= levels.get(i - 1))) {
        throw new IllegalArgumentException(
            call(word, levels)
                + ": quantiles lie between 0 and 1 and rise, e.g. ."
                + word
                + "(0.1, 0.5, 0.9)");
      }
    }
  }

  private static String call(String word, List<Double> levels) {
    return word + levels.toString().replace('[', '(').replace(']', ')');
  }
}
