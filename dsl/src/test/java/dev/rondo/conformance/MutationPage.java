package dev.rondo.conformance;

import dev.rondo.conformance.MutationGate.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the page says of the misreadings, and the list of all of them. */
final class MutationPage {

  static final String HEADING = "## Would a wrong one be noticed?\n";

  private static final String INTRODUCTION =
      """

      A comparison is worth what it would notice. So every set of vectors is also read wrongly, in every way that a
      converter of weights or a new engine may get wrong, and each misreading must throw some number off by more than
      1e-3: %d of %d do. The least noticed of each kind stands below with the case that notices it;
      `dsl/target/mutants.md` has the whole list after a build.

      Not tried is what makes no difference or cannot be done: bx read for bh where the two are only added (all but
      the GRU that resets after the product), and layers changed round, whose widths differ.
      """;

  private final List<Verdict> verdicts;

  MutationPage(List<Verdict> verdicts) {
    this.verdicts = verdicts;
  }

  /** The part of the page CONFORMANCE.md. */
  String text() {
    StringBuilder out = new StringBuilder(HEADING);
    out.append(INTRODUCTION.formatted(killed(verdicts), verdicts.size()));
    out.append("\n| Vectors | Source | Misread | Noticed |\n|---|---|--:|--:|\n");
    by(Verdict::set)
        .forEach(
            (set, some) ->
                out.append("| " + CellComparisons.SETS.get(set) + " | " + source(set) + " | ")
                    .append(some.size() + " | " + killed(some) + " |\n"));
    out.append("\n| What is misread | Misread | Noticed | Least noticed | By | Error |\n");
    out.append("|---|--:|--:|---|---|---|\n");
    by(v -> v.mutant().group())
        .forEach(
            (group, some) ->
                out.append("| " + group + " | " + some.size() + " | " + killed(some) + " | ")
                    .append(line(some.stream().min(Comparator.comparing(Verdict::error)).get())));
    return out.toString();
  }

  /** Every misreading with the case that notices it. */
  String list() {
    StringBuilder out = new StringBuilder("| Vectors | What is misread | How | By | Error |\n");
    out.append("|---|---|---|---|---|\n");
    verdicts.forEach(
        v -> out.append("| " + v.set() + " | " + v.mutant().group() + " | ").append(line(v)));
    return out.toString();
  }

  private static String line(Verdict v) {
    String by = v.by().map(VectorCase::toString).orElse("NOTHING");
    return v.mutant().name() + " | `" + by + "` | " + ConformancePage.number(v.error()) + " |\n";
  }

  private static long killed(List<Verdict> some) {
    return some.stream().filter(Verdict::killed).count();
  }

  private static String source(String set) {
    return VectorCase.read(set).get(0).source();
  }

  private Map<String, List<Verdict>> by(Function<Verdict, String> key) {
    return verdicts.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
