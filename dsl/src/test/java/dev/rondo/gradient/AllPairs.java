package dev.rondo.gradient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Few rows, one value of each factor, in which every two values of different factors that fit
 * together meet at least once. Made greedily and without chance, so the same factors always give
 * the same rows. Source: D. Cohen et al., The AETG System, IEEE Transactions on Software
 * Engineering 23 (1997).
 *
 * @param <V> the values; no two are equal
 */
final class AllPairs<V> {

  /** Two values that meet; the first belongs to the earlier factor. */
  record Pair<V>(V first, V second) {}

  private final List<List<V>> factors;
  private final BiPredicate<V, V> fit;
  private final Set<Pair<V>> open = new LinkedHashSet<>();

  private AllPairs(List<List<V>> factors, BiPredicate<V, V> fit) {
    this.factors = factors;
    this.fit = fit;
  }

  /**
   * The rows.
   *
   * @param factors the values of each factor
   * @param fit whether a value fits beside one of a later factor
   * @throws IllegalArgumentException if two values that fit can stand in no row
   */
  static <V> List<List<V>> rows(List<List<V>> factors, BiPredicate<V, V> fit) {
    return new AllPairs<>(factors, fit).rows();
  }

  /** All pairs of values of different factors that fit together. */
  static <V> Set<Pair<V>> pairs(List<List<V>> factors, BiPredicate<V, V> fit) {
    Set<Pair<V>> pairs = new LinkedHashSet<>();
    for (int i = 0; i < factors.size(); i++) {
      for (V first : factors.get(i)) {
        for (List<V> later : factors.subList(i + 1, factors.size())) {
          later.stream()
              .filter(second -> fit.test(first, second))
              .forEach(second -> pairs.add(new Pair<>(first, second)));
        }
      }
    }
    return pairs;
  }

  /** The pairs that meet in a row. */
  static <V> Set<Pair<V>> pairsOf(List<V> row) {
    Set<Pair<V>> pairs = new LinkedHashSet<>();
    for (int i = 0; i < row.size(); i++) {
      for (V second : row.subList(i + 1, row.size())) {
        pairs.add(new Pair<>(row.get(i), second));
      }
    }
    return pairs;
  }

  private List<List<V>> rows() {
    open.addAll(pairs(factors, fit));
    List<List<V>> rows = new ArrayList<>();
    while (!open.isEmpty()) {
      Pair<V> pair = open.iterator().next();
      Map<Integer, V> start = new HashMap<>();
      start.put(factorOf(pair.first()), pair.first());
      start.put(factorOf(pair.second()), pair.second());
      Map<Integer, V> row =
          completed(start)
              .orElseThrow(
                  () -> new IllegalArgumentException(pair + " fits, but can stand in no row"));
      List<V> values =
          row.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(Map.Entry::getValue)
              .toList();
      open.removeAll(pairsOf(values));
      rows.add(values);
    }
    return rows;
  }

  /**
   * Takes the factor with the fewest choices left, and of it the value that meets most anew; of
   * equals the first, so that a simple value that stands first stands often.
   */
  private Optional<Map<Integer, V>> completed(Map<Integer, V> row) {
    if (row.size() == factors.size()) {
      return Optional.of(row);
    }
    int factor = -1;
    List<V> choices = List.of();
    for (int i = 0; i < factors.size(); i++) {
      List<V> left = row.containsKey(i) ? List.of() : choices(i, row);
      if (!row.containsKey(i) && (factor < 0 || left.size() < choices.size())) {
        factor = i;
        choices = left;
      }
    }
    int chosen = factor;
    Comparator<V> most = Comparator.comparingLong(value -> -gain(chosen, value, row));
    for (V value : choices.stream().sorted(most).toList()) {
      Map<Integer, V> longer = new HashMap<>(row);
      longer.put(factor, value);
      Optional<Map<Integer, V>> whole = completed(longer);
      if (whole.isPresent()) {
        return whole;
      }
    }
    return Optional.empty();
  }

  private List<V> choices(int factor, Map<Integer, V> row) {
    return factors.get(factor).stream()
        .filter(
            value ->
                row.entrySet().stream()
                    .allMatch(
                        other ->
                            other.getKey() < factor
                                ? fit.test(other.getValue(), value)
                                : fit.test(value, other.getValue())))
        .toList();
  }

  private long gain(int factor, V value, Map<Integer, V> row) {
    return row.entrySet().stream()
        .map(
            other ->
                other.getKey() < factor
                    ? new Pair<>(other.getValue(), value)
                    : new Pair<>(value, other.getValue()))
        .filter(open::contains)
        .count();
  }

  private int factorOf(V value) {
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i).contains(value)) {
        return i;
      }
    }
    throw new IllegalArgumentException(value + " belongs to no factor");
  }
}
