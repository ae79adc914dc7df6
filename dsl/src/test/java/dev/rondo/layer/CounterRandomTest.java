package dev.rondo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

  @Test
  void the_same_key_gives_the_same_numbers() {
    assertThat(longs(CounterRandom.keyed(7, Purpose.DROPOUT, 1, 2, 3)))
        .isEqualTo(longs(CounterRandom.keyed(7, Purpose.DROPOUT, 1, 2, 3)));
  }

  @Test
  void old_seeds_keep_their_numbers() {
    CounterRandom random = CounterRandom.keyed(1, Purpose.WEIGHTS, 0);
    assertThat(LongStream.generate(random::nextLong).limit(3))
        .containsExactly(6174090182444939403L, -31294352973440165L, 5727667523055432422L);
  }

  @Test
  void any_part_of_a_key_leads_to_other_numbers() {
    Set<Long> first = new HashSet<>();
    int keys = 0;
    for (Purpose purpose : Purpose.values()) {
      for (long seed = -5; seed < 20; seed++) {
        first.add(CounterRandom.keyed(seed, purpose).nextLong());
        keys++;
        for (long a = 0; a < 10; a++) {
          first.add(CounterRandom.keyed(seed, purpose, a).nextLong());
          keys++;
          for (long b = 0; b < 10; b++) {
            first.add(CounterRandom.keyed(seed, purpose, a, b).nextLong());
            keys++;
          }
        }
      }
    }
    assertThat(first).hasSize(keys);
  }

  @Test
  void uniform_numbers_fill_the_interval_evenly() {
    CounterRandom random = CounterRandom.keyed(3, Purpose.SPLIT);
    int[] tenths = new int[10];
    for (int i = 0; i < 100_000; i++) {
      double u = random.nextDouble();
      assertThat(u >= 0 && u < 1).isTrue();
      tenths[(int) (10 * u)]++;
    }
    assertThat(tenths).satisfies(t -> assertThat(Arrays.stream(t)).allMatch(n -> near(n, 10_000)));
  }

  private static boolean near(int n, int expected) {
    return Math.abs(n - expected) < 5 * Math.sqrt(expected); // five deviations
  }

  @Test
  void normal_numbers_have_the_moments_of_a_normal() {
    CounterRandom random = CounterRandom.keyed(4, Purpose.SPLIT);
    int n = 100_000;
    double[] power = new double[5];
    for (int i = 0; i < n; i++) {
      double z = random.nextNormal();
      for (int k = 1; k <= 4; k++) {
        power[k] += Math.pow(z, k) / n;
      }
    }
    assertThat(power[1]).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(power[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
    assertThat(power[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / n)));
    assertThat(power[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
  }

  @Test
  void a_permutation_holds_every_number_once_and_every_order_comes() {
    int[] hundred = CounterRandom.keyed(5, Purpose.SHUFFLE, 1).permutation(100);
    assertThat(hundred).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    int[] seen = new int[27];
    for (int i = 0; i < 6_000; i++) {
      int[] three = CounterRandom.keyed(5, Purpose.SHUFFLE, i).permutation(3);
      seen[three[0] * 9 + three[1] * 3 + three[2]]++;
    }
    assertThat(Arrays.stream(seen).filter(n -> n > 0)).hasSize(6).allMatch(n -> near(n, 1_000));
  }

  private static long[] longs(CounterRandom random) {
    return LongStream.generate(random::nextLong).limit(50).toArray();
  }
}
