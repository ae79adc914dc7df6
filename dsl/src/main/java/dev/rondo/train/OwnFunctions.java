package dev.rondo.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A user's own losses and metrics. They are functions, which no file can hold: a file names them,
 * and who reads it gives them again.
 *
 * @param losses in the order given
 * @param metrics in the order given
 */
public record OwnFunctions(List<Loss> losses, List<Metric> metrics) {

  /** None. */
  public static final OwnFunctions NONE = new OwnFunctions(List.of(), List.of());

  /** Copies the lists. */
  public OwnFunctions {
    losses = List.copyOf(losses);
    metrics = List.copyOf(metrics);
  }

  /** These and one more loss. */
  public OwnFunctions with(Loss loss) {
    return new OwnFunctions(joined(losses, loss), metrics);
  }

  /** These and one more metric. */
  public OwnFunctions with(Metric metric) {
    return new OwnFunctions(losses, joined(metrics, metric));
  }

  private static <T> List<T> joined(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  Loss loss(String name) {
    return find("loss", name, losses, Loss::toString);
  }

  Metric metric(String name) {
    return find("metric", name, metrics, Metric::name);
  }

  /** No {@link IllegalArgumentException}: nothing is wrong with the file. */
  private static <T> T find(String kind, String name, List<T> given, Function<T, String> named) {
    return given.stream()
        .filter(one -> named.apply(one).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the run was trained with a "
                        + kind
                        + " of your own, '"
                        + name
                        + "', and a file holds no functions; give it again: load(path).with("
                        + kind
                        + ")"
                        + (given.isEmpty()
                            ? ""
                            : ", named '"
                                + name
                                + "'; given are "
                                + given.stream().map(named).toList())));
  }
}
