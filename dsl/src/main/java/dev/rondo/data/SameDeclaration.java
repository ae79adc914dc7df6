package dev.rondo.data;

import java.util.Objects;
import java.util.Set;

/** Whether series are declared as those were that a network was trained on. */
final class SameDeclaration {

  /** What is declared by several words or by none of its own. */
  private static final Set<String> PLAIN = Set.of("transforms", "answers", "time step");

  private SameDeclaration() {}

  /** Refuses the first word of {@code given} that differs from {@code trained}. */
  static void check(FittedSeries trained, FittedSeries given) {
    SeriesPlan a = trained.plan();
    SeriesPlan b = given.plan();
    for (Role role : Role.values()) {
      if (role != Role.WEIGHT) {
        same(role.call(), Words.literals(a.roles().of(role)), Words.literals(b.roles().of(role)));
      }
    }
    same("calendar", listed(a.calendar()), listed(b.calendar()));
    same("transforms", a.transforms().steps(), b.transforms().steps());
    same("window", a.windowing().window().orElseThrow(), b.windowing().window().orElseThrow());
    same("horizon", a.windowing().horizon(), b.windowing().horizon());
    same("answers", words(trained), words(given));
    same("time step", trained.step().words(), given.step().words());
  }

  /** What is said of each value, and whether at every step. */
  private static String words(FittedSeries series) {
    AnswerForm form = series.plan().windowing().form();
    String each =
        form instanceof AnswerForm.Point
            ? "one value"
            : form instanceof AnswerForm.Quantiles quantiles
                ? "quantiles " + quantiles.levels()
                : "a distribution";
    boolean stepwise = series.features().encoding() == WindowEncoding.AUTOREGRESSIVE;
    return "of " + each + (stepwise ? " at every step" : "");
  }

  private static String listed(Iterable<?> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(text.length() == 0 ? "" : ", ").append(value));
    return text.toString();
  }

  static void same(String what, Object trained, Object given) {
    if (!Objects.equals(trained, given)) {
      throw new IllegalArgumentException(
          "series: the model was trained with "
              + written(what, trained)
              + ", the series declares "
              + written(what, given)
              + "; declare it as it was in training");
    }
  }

  private static String written(String what, Object value) {
    String text = String.valueOf(value);
    boolean call = !PLAIN.contains(what);
    if (text.isEmpty() || text.equals("[]")) {
      return "no " + what + (call ? "(...)" : "");
    }
    return call ? what + "(" + text + ")" : what + " " + text;
  }
}
