package dev.rondo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NGramTest {

  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 3;

  @ParameterizedTest(name = "order {0}, {1} tokens, {2} long")
  @CsvSource({"1, 4, 40", "2, 3, 200", "3, 7, 500", "5, 6, 3000", "5, 40, 900", "8, 2, 700"})
  void agrees_with_the_equations_reckoned_the_slow_way(int order, int tokens, int length) {
    int[] text = text(tokens, length, 1);
    NGram fast = NGram.of(text, tokens, order);
    Slow slow = new Slow(text, tokens, order);
    for (int seed = 2; seed < 12; seed++) {
      int[] context = text(tokens, seed, seed);
      double[] p = fast.probabilities(context);
      for (int k = 1; k <= tokens; k++) {
        assertThat(p[k - 1])
            .as("%s after %s", k, context)
            .isCloseTo(slow.probability(context, k), within(1e-13));
      }
    }
    int[] other = text(tokens, 300, 99);
    assertThat(fast.bits(other)).isCloseTo(slow.bits(other), within(1e-9));
  }

  /**
   * The text is a b a c, its bigrams (start)a, ab, ba, ac, so that a was seen after 2 different
   * tokens, b and c after 1. There are too few of them to reckon discounts from, so these are 0.5
   * for 1 and 1 for 2.
   */
  @Test
  void gives_the_probabilities_reckoned_by_hand() {
    NGram model = NGram.of(new int[] {A, B, A, C}, 3, 2);

    // no context: counts a 2, b 1, c 1; (1 + 0.5 + 0.5) / 4 is left for 1/3 each
    double a = (2 - 1) / 4.0 + 0.5 / 3;
    double b = (1 - 0.5) / 4.0 + 0.5 / 3;
    // after a: b 1, c 1, each less 0.5; half is left
    assertThat(model.probabilities(A))
        .containsExactly(new double[] {0.5 * a, 0.25 + 0.5 * b, 0.25 + 0.5 * b}, within(1e-15));
    // after c nothing was seen
    assertThat(model.probabilities(C)).containsExactly(new double[] {a, b, b}, within(1e-15));
    // at the start: a 1, less 0.5
    assertThat(model.probabilities())
        .containsExactly(new double[] {0.5 + 0.5 * a, 0.5 * b, 0.5 * b}, within(1e-15));
    double expected = -(Math.log(0.5 + 0.5 * a) + Math.log(0.25 + 0.5 * b)) / Math.log(2);
    assertThat(model.bits(new int[] {A, B})).isCloseTo(expected, within(1e-14));
  }

  @Test
  void takes_the_discounts_that_the_counts_of_counts_give() {
    // Y = 8 / (8 + 2*4) = 0.5
    assertThat(Discounts.of(new long[] {0, 8, 4, 2, 1}))
        .isEqualTo(new Discounts(1 - 2 * 0.5 * 4 / 8, 2 - 3 * 0.5 * 2 / 4, 3 - 4 * 0.5 * 1 / 2));
    assertThat(Discounts.of(new long[] {0, 8, 4, 0, 1})).isEqualTo(Discounts.USUAL);
    assertThat(Discounts.of(new long[] {0, 9, 1, 99, 1}))
        .as("more than there is would be taken")
        .isEqualTo(Discounts.USUAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void probabilities_add_up_to_1_whatever_the_context(int order) {
    int tokens = 30;
    NGram model = NGram.of(text(20, 4000, 3), tokens, order); // 10 tokens never occur
    for (int seed = 0; seed < 200; seed++) {
      double[] p = model.probabilities(text(tokens, seed % 9, seed));
      assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(p).min().orElseThrow()).isPositive();
    }
  }

  @Test
  void a_context_never_seen_counts_as_far_as_it_was() {
    NGram model = NGram.of(text(5, 500, 4), 8, 4);
    assertThat(model.probabilities(7, 1, 2)).isEqualTo(model.probabilities(8, 8, 1, 2));
    assertThat(model.probabilities(1, 2, 7)).isEqualTo(model.probabilities(8));
  }

  @Test
  void learns_what_repeats() {
    int[] text = IntStream.range(0, 6000).map(i -> 1 + i % 6).toArray();
    NGram model = NGram.of(text, 6);
    assertThat(model.bits(text) / text.length).isLessThan(0.01);
    assertThat(model.probabilities(2, 3, 4, 5)[5]).isGreaterThan(0.99);
  }

  @Test
  void prints_what_it_is() {
    NGram model = NGram.of(new int[] {1, 2}, 65);
    assertThat(model).hasToString("5-gram of 65 tokens");
    assertThat(model.order()).isEqualTo(NGram.USUAL_ORDER);
    assertThat(model.tokens()).isEqualTo(65);
  }

  @Test
  void refuses_what_it_cannot_count() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NGram.of(new int[0], 3))
        .withMessage("n-gram: no tokens to count; expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NGram.of(new int[] {1, 0}, 3))
        .withMessage("n-gram: token 0 at 1; expected 1 to 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NGram.of(new int[] {1}, 3, 17))
        .withMessage("n-gram: order 17; expected 1 to 16");
    NGram model = NGram.of(new int[] {1, 2}, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.bits(new int[] {4}))
        .withMessage("n-gram: token 4 at 0; expected 1 to 3");
  }

  /** Tokens that hang together, some far commoner than others. */
  private static int[] text(int tokens, int length, long seed) {
    CounterRandom random = CounterRandom.keyed(seed, Purpose.SPLIT);
    int[] text = new int[length];
    int last = 0;
    for (int i = 0; i < length; i++) {
      double u = random.nextDouble();
      last = (last * 3 + (int) (u * u * u * tokens)) % tokens;
      text[i] = last + 1;
    }
    return text;
  }

  /** The equations as they stand, on lists of tokens. */
  private static final class Slow {

    private final int tokens;
    private final int order;
    private final Map<List<Integer>, Integer> counts = new HashMap<>();
    private final Map<Integer, Discounts> discounts = new HashMap<>();

    Slow(int[] text, int tokens, int order) {
      this.tokens = tokens;
      this.order = order;
      List<Integer> padded = padded(text);
      Map<List<Integer>, Set<Integer>> before = new HashMap<>();
      for (int i = order - 1; i < padded.size(); i++) {
        counts.merge(padded.subList(i - order + 1, i + 1), 1, Integer::sum);
        for (int n = 1; n < order; n++) {
          before
              .computeIfAbsent(padded.subList(i - n + 1, i + 1), gram -> new HashSet<>())
              .add(padded.get(i - n));
        }
      }
      before.forEach((gram, tokensBefore) -> counts.put(gram, tokensBefore.size()));
    }

    private List<Integer> padded(int[] text) {
      return IntStream.concat(IntStream.range(0, order - 1).map(i -> 0), Arrays.stream(text))
          .boxed()
          .toList();
    }

    double bits(int[] text) {
      double bits = 0;
      for (int i = 0; i < text.length; i++) {
        bits -= Math.log(probability(Arrays.copyOf(text, i), text[i])) / Math.log(2);
      }
      return bits;
    }

    double probability(int[] context, int token) {
      List<Integer> padded = padded(context);
      return probability(padded.subList(padded.size() - order + 1, padded.size()), token);
    }

    private double probability(List<Integer> context, int token) {
      double shorter =
          context.isEmpty() ? 1.0 / tokens : probability(context.subList(1, context.size()), token);
      double sum = 0;
      double left = 0;
      for (int v = 1; v <= tokens; v++) {
        sum += count(context, v);
        left += discount(context.size() + 1, count(context, v));
      }
      if (sum == 0) {
        return shorter;
      }
      int count = count(context, token);
      return (count - discount(context.size() + 1, count) + left * shorter) / sum;
    }

    private int count(List<Integer> context, int token) {
      return counts.getOrDefault(
          IntStream.concat(context.stream().mapToInt(t -> t), IntStream.of(token)).boxed().toList(),
          0);
    }

    private double discount(int length, int count) {
      return discounts.computeIfAbsent(length, this::discounts).of(count);
    }

    private Discounts discounts(int length) {
      long[] n = new long[5];
      counts.forEach((gram, c) -> n[gram.size() == length && c < 5 ? c : 0]++);
      return Discounts.of(n);
    }
  }
}
