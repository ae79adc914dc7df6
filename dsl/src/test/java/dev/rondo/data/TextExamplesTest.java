package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of like length go into one batch, and each still comes once. */
class TextExamplesTest {

  private static int[][] texts(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(i -> new int[1 + random.nextInt(300)])
        .toArray(int[][]::new);
  }

  private static TextExamples examples(int[][] texts) {
    int[] members = IntStream.range(0, texts.length).map(i -> texts.length - 1 - i).toArray();
    return new TextExamples(texts, members, 0, new TextAnswers(texts, false, Optional.empty()));
  }

  private static int[] shuffled(int count, long seed) {
    return new SeededOrder(seed).shuffled(IntStream.range(0, count).toArray());
  }

  @ParameterizedTest
  @CsvSource({"1,32", "31,32", "32,32", "1000,32", "5000,16", "1601,32", "64,1", "100,1000000000"})
  void every_text_comes_once(int count, int batch) {
    int[] shuffled = shuffled(count, 3);
    int[] kept = shuffled.clone();
    int[] order = examples(texts(count)).grouped(shuffled, batch);
    assertThat(shuffled).isEqualTo(kept);
    Arrays.sort(order);
    assertThat(order).containsExactly(IntStream.range(0, count).toArray());
  }

  @Test
  void buckets_of_like_length_save_padding() {
    int[][] texts = texts(4000);
    int[] shuffled = shuffled(4000, 3);
    int[] order = examples(texts).grouped(shuffled, 32);
    long real = Arrays.stream(texts).mapToLong(text -> text.length).sum();
    assertThat(steps(texts, shuffled) / (double) real).isGreaterThan(1.8);
    assertThat(steps(texts, order) / (double) real).isLessThan(1.1);
  }

  /** How many steps all batches of 32 have with their padding. */
  private static long steps(int[][] texts, int[] order) {
    long steps = 0;
    for (int from = 0; from < order.length; from += 32) {
      int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + 32));
      steps +=
          (long) batch.length
              * Arrays.stream(batch)
                  .map(i -> texts[texts.length - 1 - i].length)
                  .max()
                  .orElseThrow();
    }
    return steps;
  }

  @Test
  void the_order_of_the_batches_is_chance_and_the_rest_comes_last_as_shuffled() {
    int[][] texts = texts(1010);
    int[] shuffled = shuffled(1010, 3);
    int[] order = examples(texts).grouped(shuffled, 100);
    assertThat(Arrays.copyOfRange(order, 1000, 1010))
        .containsExactly(Arrays.copyOfRange(shuffled, 1000, 1010));
    int[] longest =
        IntStream.range(0, 10)
            .map(
                b ->
                    IntStream.range(0, 100)
                        .map(i -> texts[1009 - order[b * 100 + i]].length)
                        .max()
                        .orElseThrow())
            .toArray();
    int[] sorted = longest.clone();
    Arrays.sort(sorted);
    assertThat(longest).isNotEqualTo(sorted);
    assertThat(examples(texts).grouped(shuffled, 100)).isEqualTo(order);
    assertThat(examples(texts).grouped(shuffled(1010, 4), 100)).isNotEqualTo(order);
  }
}
