package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The declared transforms of the targets, in an order that makes sense.
 *
 * @param steps in the order in which they are applied
 */
record Transforms(List<Transform> steps) {

  static final Transforms NONE = new Transforms(List.of());

  /** These and one more, refused where it cannot follow. */
  Transforms then(Transform next) {
    refusal(next)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    List<Transform> longer = new ArrayList<>(steps);
    longer.add(next);
    return new Transforms(List.copyOf(longer));
  }

  /** Whether windows are seen from their own level. */
  boolean relative() {
    return steps.contains(new Relative());
  }

  /** The transforms that work on rows: those before {@code relative()}, or all. */
  List<Transform> onRows() {
    return relative() ? steps.subList(0, steps.indexOf(new Relative())) : steps;
  }

  /** The scaler that works on windows, after {@code relative()}. */
  Optional<Scaler> onWindows() {
    List<Transform> after =
        relative() ? steps.subList(onRows().size() + 1, steps.size()) : List.of();
    return after.stream().filter(Scaler.class::isInstance).map(Scaler.class::cast).findFirst();
  }

  private Optional<String> refusal(Transform next) {
    for (Transform step : steps) {
      if (!(next instanceof Difference || next instanceof Scaler) && step.equals(next)) {
        return Optional.of(next + ": it is there already; call it once");
      }
      if (next instanceof Scaler && step instanceof Scaler) {
        return Optional.of(next + " after " + step + ": one scaler is enough; drop one");
      }
      boolean wantsRawRows = next instanceof Log;
      boolean wantsRows = next instanceof Difference && step instanceof Relative;
      if (wantsRawRows || wantsRows) {
        return Optional.of(
            next + " after " + step + ": " + reason(next, step) + "; write ." + next + "." + step);
      }
    }
    return Optional.empty();
  }

  private static String reason(Transform next, Transform step) {
    return next instanceof Log
        ? "values after " + step + " can be negative"
        : "it works on rows, " + step + " on windows";
  }
}
