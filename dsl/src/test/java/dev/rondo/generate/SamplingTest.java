package dev.rondo.generate;

import static dev.rondo.Rondo.beam;
import static dev.rondo.Rondo.greedy;
import static dev.rondo.Rondo.temperature;
import static dev.rondo.Rondo.topK;
import static dev.rondo.Rondo.topP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How tokens are chosen from scores. */
class SamplingTest {

  private static final int DRAWS = 40_000;

  /** Probabilities 0.4, 0.3, 0.2, 0.1 in another order, as scores that lie 5 too high. */
  private static final double[] P = {0.2, 0.4, 0.1, 0.3};

  private static final float[] SCORES = scores(P);

  @Test
  void prints_as_it_is_written() {
    assertThat(temperature(0.7).topK(40).topP(0.9).seed(1))
        .hasToString("temperature(0.7).topK(40).topP(0.9)")
        .isEqualTo(topP(0.9).temperature(0.7).topK(40));
    assertThat(temperature(0.7).seed(7)).hasToString("temperature(0.7).seed(7)");
    assertThat(temperature(1)).hasToString("temperature(1)");
    assertThat(topK(40)).hasToString("topK(40)");
    assertThat(topP(0.95).seed(2)).hasToString("topP(0.95).seed(2)");
    assertThat(topK(3).temperature(2)).hasToString("temperature(2).topK(3)");
    assertThat(greedy()).hasToString("greedy()").isEqualTo(greedy());
    assertThat(beam(4)).hasToString("beam(4)").isEqualTo(beam(4));
    assertThat(beam(4).rendering().text()).isEqualTo("beam(4)");
  }

  @Test
  void stays_as_it_is_when_another_is_made_of_it() {
    Sampling first = temperature(0.7);
    Sampling second = first.topK(3);
    assertThat(first.topK()).isEmpty();
    assertThat(second.topK()).hasValue(3);
  }

  @Test
  void refuses_what_makes_no_sense() {
    refused(
        () -> temperature(0),
        "temperature(0): expected a number above 0; greedy() always"
            + " takes the likeliest token");
    refused(() -> temperature(-0.5), "temperature(-0.5): expected a number above 0");
    refused(() -> temperature(Double.NaN), "temperature(NaN): expected a number above 0");
    refused(() -> topK(0), "topK(0): expected at least 1");
    refused(() -> topP(0), "topP(0): expected a share above 0, to 1");
    refused(() -> topP(1.5), "topP(1.5): expected a share above 0, to 1");
    refused(() -> beam(0), "beam(0): expected 1 to 1000 texts side by side");
    refused(() -> beam(1001), "beam(1001): expected 1 to 1000 texts side by side");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }

  @Test
  void draws_each_token_as_often_as_it_is_likely() {
    fits(temperature(1), 0, P);
  }

  @Test
  void divides_the_scores_by_the_temperature() {
    fits(temperature(0.5), 0, shares(0.04, 0.16, 0.01, 0.09));
    fits(temperature(2), 0, shares(Math.sqrt(0.2), Math.sqrt(0.4), Math.sqrt(0.1), Math.sqrt(0.3)));
  }

  @Test
  void draws_from_the_k_likeliest_alone() {
    fits(topK(2), 0, shares(0, 0.4, 0, 0.3));
    fits(topK(3), 0, shares(0.2, 0.4, 0, 0.3));
    fits(topK(99), 0, P);
  }

  @Test
  void draws_from_the_fewest_that_have_the_share_together() {
    fits(topP(0.35), 0, shares(0, 1, 0, 0));
    fits(topP(0.65), 0, shares(0, 0.4, 0, 0.3));
    fits(topP(0.75), 0, shares(0.2, 0.4, 0, 0.3));
    fits(topP(0.95), 0, P);
  }

  @Test
  void takes_the_share_of_what_the_k_likeliest_and_the_temperature_leave() {
    fits(topK(2).topP(0.5), 0, shares(0, 1, 0, 0)); // 4/7 is more than a half
    fits(topK(2).topP(0.6), 0, shares(0, 0.4, 0, 0.3));
    // squared 0.16, 0.09, 0.04, 0.01 of 0.3
    fits(temperature(0.5).topP(0.5), 0, shares(0, 1, 0, 0));
    fits(temperature(0.5).topP(0.8), 0, shares(0, 0.16, 0, 0.09));
  }

  @Test
  void never_draws_the_token_that_is_left_out() {
    fits(temperature(1), 2, shares(0.2, 0, 0.1, 0.3));
    fits(topK(2), 2, shares(0.2, 0, 0, 0.3));
    fits(topP(0.9), 4, shares(0.2, 0.4, 0.1, 0));
  }

  @Test
  void of_equals_the_lower_numbers_stay() {
    float[] equal = {1, 1, 1, 1, 1, 0};
    assertThat(drawn(topK(2), equal, 0)).containsOnly(1, 2);
    assertThat(drawn(topP(0.5), equal, 0)).containsOnly(1, 2, 3);
    assertThat(drawn(topK(2), equal, 1)).containsOnly(2, 3);
    assertThat(Scores.best(equal, 0)).isEqualTo(1);
    assertThat(Scores.best(equal, 1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void what_leaves_out_nothing_draws_the_same_tokens(int seed) {
    int[] plain = drawn(temperature(0.8).seed(seed), SCORES, 0);
    assertThat(drawn(temperature(0.8).topK(4).seed(seed), SCORES, 0)).isEqualTo(plain);
    assertThat(drawn(temperature(0.8).topP(1).seed(seed), SCORES, 0)).isEqualTo(plain);
    assertThat(drawn(temperature(0.8).seed(seed + 99), SCORES, 0)).isNotEqualTo(plain);
  }

  static IntStream sizes() {
    return IntStream.of(1, 2, 3, 17, 64, 1000);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void one_of_the_likeliest_is_the_likeliest(int tokens) {
    for (int seed = 0; seed < 30; seed++) {
      float[] scores = new float[tokens];
      for (int i = 0; i < tokens; i++) {
        scores[i] = (float) Math.sin(1.7 * i * i + seed) * 9;
      }
      int best = Scores.best(scores, 0);
      assertThat(new TokenDraw(topK(1).seed(seed), tokens, 0).next(scores)).isEqualTo(best);
      assertThat(new TokenDraw(topP(1e-9).seed(seed), tokens, 0).next(scores)).isEqualTo(best);
      assertThat(new TokenDraw(temperature(1e-6).seed(seed), tokens, 0).next(scores))
          .isEqualTo(best);
    }
  }

  @Test
  void hands_out_the_likeliest_in_order() {
    double[] weights = {3, 9, 0, 9, 1, 3};
    Likeliest likeliest = new Likeliest(weights);
    likeliest.begin();
    int[] places = new int[5];
    for (int i = 0; i < places.length; i++) {
      assertThat(likeliest.next()).isTrue();
      places[i] = likeliest.place(i);
    }
    assertThat(places).containsExactly(1, 3, 0, 5, 4);
    assertThat(likeliest.next()).as("what has no weight").isFalse();
  }

  /**
   * Pearson's chi-square: with the seed fixed the test always gives the same answer; a right
   * sampler would fail it for one seed in a thousand.
   */
  private static void fits(Sampling how, int never, double[] expected) {
    int[] counts = new int[expected.length];
    for (int token : drawn(how.seed(5), SCORES, never)) {
      counts[token - 1]++;
    }
    double chiSquare = 0;
    int classes = 0;
    for (int i = 0; i < counts.length; i++) {
      double mean = expected[i] * DRAWS;
      if (mean == 0) {
        assertThat(counts[i]).as("token %s by %s", i + 1, how).isZero();
      } else {
        chiSquare += (counts[i] - mean) * (counts[i] - mean) / mean;
        classes++;
      }
    }
    double[] limit = {0, 1e-9, 10.83, 13.82, 16.27}; // 0.999 quantiles for 1, 2, 3 free classes
    assertThat(chiSquare).as("%s", how).isLessThan(limit[classes]);
  }

  private static int[] drawn(Sampling how, float[] scores, int never) {
    TokenDraw draw = new TokenDraw(how, scores.length, never);
    return IntStream.range(0, DRAWS).map(i -> draw.next(scores)).toArray();
  }

  private static double[] shares(double... weights) {
    double sum = Arrays.stream(weights).sum();
    double[] shares = Arrays.stream(weights).map(w -> w / sum).toArray();
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
    return shares;
  }

  private static float[] scores(double[] p) {
    float[] scores = new float[p.length];
    for (int i = 0; i < p.length; i++) {
      scores[i] = (float) (Math.log(p[i]) + 5);
    }
    return scores;
  }
}
