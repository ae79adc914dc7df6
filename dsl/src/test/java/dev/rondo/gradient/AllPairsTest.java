package dev.rondo.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.gradient.AllPairs.Pair;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllPairsTest {

  private static List<List<String>> factors(int... sizes) {
    return IntStream.range(0, sizes.length)
        .mapToObj(
            f -> IntStream.range(0, sizes[f]).mapToObj(v -> (char) ('a' + f) + "" + v).toList())
        .toList();
  }

  private static Set<Pair<String>> met(List<List<String>> rows) {
    Set<Pair<String>> met = new LinkedHashSet<>();
    rows.forEach(row -> met.addAll(AllPairs.pairsOf(row)));
    return met;
  }

  @Test
  void every_two_values_meet_in_few_rows() {
    List<List<String>> factors = factors(4, 3, 5, 2, 2, 3);
    List<List<String>> rows = AllPairs.rows(factors, (a, b) -> true);
    assertThat(AllPairs.pairs(factors, (a, b) -> true)).hasSize((19 * 19 - 67) / 2);
    assertThat(met(rows)).isEqualTo(AllPairs.pairs(factors, (a, b) -> true));
    // at least the product of the two largest factors
    assertThat(rows).hasSizeBetween(20, 25).allMatch(row -> row.size() == 6);
  }

  @Test
  void values_that_do_not_fit_never_meet_and_the_others_do() {
    List<List<String>> factors = factors(3, 3, 3, 2);
    List<String> shy = List.of("a0", "b1", "c2");
    List<List<String>> rows =
        AllPairs.rows(factors, (a, b) -> !(shy.contains(a) && shy.contains(b)));
    assertThat(met(rows))
        .isEqualTo(AllPairs.pairs(factors, (a, b) -> !(shy.contains(a) && shy.contains(b))))
        .doesNotContain(new Pair<>("a0", "b1"), new Pair<>("a0", "c2"), new Pair<>("b1", "c2"))
        .contains(new Pair<>("a0", "b0"));
  }

  @Test
  void the_same_factors_give_the_same_rows() {
    assertThat(AllPairs.rows(factors(4, 4, 4), (a, b) -> true))
        .isEqualTo(AllPairs.rows(factors(4, 4, 4), (a, b) -> true));
  }

  @Test
  void a_pair_that_can_stand_in_no_row_is_told() {
    // a0 needs c0, b0 needs c1
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AllPairs.rows(
                    factors(2, 2, 2),
                    (a, b) ->
                        !(a.equals("a0") && b.equals("c1")) && !(a.equals("b0") && b.equals("c0"))))
        .withMessage("Pair[first=a0, second=b0] fits, but can stand in no row");
  }
}
