package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte pairs are learned as in the paper, cut as they were learned, and put together exactly. */
class BytePairsTest {

  /** The example of Sennrich et al. 2016, figure 1, without its mark for the end of a word. */
  private static final String PAPER =
      " low".repeat(5) + " lower".repeat(2) + " newest".repeat(6) + " widest".repeat(3);

  @Test
  void the_commonest_pair_is_merged_first_and_ties_go_by_text() {
    BytePairs pairs = fitted(PAPER, 17);
    // es and st stand nine times each, then est; then lo, ow and " l" seven times
    assertThat(pairs.merges())
        .extracting(BytePairs.Merge::joined)
        .startsWith("es", "est", " l", " lo", " low", " n");
    assertThat(pairs.tokens(" lowest")).containsExactly(" low", "est");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void merges_are_those_of_counting_anew_each_time(long seed) {
    String text = scribble(seed, 400);
    TextEncoding fitted = Tokenization.bytePairs(40).fit(List.of(text), 1);
    List<BytePairs.Merge> merges = ((BytePairs) fitted.tokenizer()).merges();
    assertThat(merges).isNotEmpty().isEqualTo(slowly(text, merges.size()));
  }

  /** The method as the paper has it: count all pairs, merge the commonest, begin again. */
  private static List<BytePairs.Merge> slowly(String text, int wanted) {
    List<List<String>> chunks = new ArrayList<>();
    BytePairs none = new BytePairs(false, List.of());
    Chunks.read(text, chunk -> chunks.add(none.pieces(chunk)));
    List<BytePairs.Merge> merges = new ArrayList<>();
    while (merges.size() < wanted) {
      Map<BytePairs.Merge, Integer> counts = new HashMap<>();
      for (List<String> chunk : chunks) {
        for (int i = 0; i + 1 < chunk.size(); i++) {
          counts.merge(new BytePairs.Merge(chunk.get(i), chunk.get(i + 1)), 1, Integer::sum);
        }
      }
      BytePairs.Merge best =
          counts.entrySet().stream()
              .min(
                  Map.Entry.<BytePairs.Merge, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(entry -> entry.getKey().left())
                      .thenComparing(
                          entry -> entry.getKey().right(), Comparator.<String>naturalOrder()))
              .orElseThrow()
              .getKey();
      merges.add(best);
      chunks.replaceAll(chunk -> BytePairs.merged(chunk, best));
    }
    return merges;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "   two  blanks   and\n\n a line\t",
        "don't stop -- 3.14 times!",
        "a\uD83D\uDE00b \uD83D\uDC69\u200D\uD83D\uDE80 e\u0301",
        "\u6771\u4EAC \u00A0 x"
      })
  void tokens_side_by_side_are_the_text_again(String text) {
    TextEncoding encoding =
        Tokenization.bytePairs(60).fit(List.of(text + PAPER, text, text), Integer.MAX_VALUE);
    assertThat(encoding.text(encoding.numbers(text))).isEqualTo(text);
    assertThat(String.join("", encoding.tokenizer().tokens(text))).isEqualTo(text);
  }

  @Test
  void no_pair_reaches_from_one_word_into_the_next() {
    BytePairs pairs = fitted("ab ab ab 12ab 12ab !ab !ab".repeat(20), 40);
    assertThat(pairs.merges())
        .extracting(BytePairs.Merge::joined)
        .allMatch(token -> token.matches(" ?([a-z]+|[0-9]+|!+)"));
  }

  @Test
  void the_same_text_gives_the_same_merges_in_whatever_pieces_it_comes() {
    List<String> words = List.of(PAPER.split("(?= )"));
    List<String> backwards = new ArrayList<>(words);
    Collections.reverse(backwards);
    assertThat(Tokenization.bytePairs(30).fit(words, 9).tokenizer())
        .isEqualTo(Tokenization.bytePairs(30).fit(backwards, 9).tokenizer())
        .isEqualTo(fitted(PAPER, 30));
  }

  @Test
  void a_pair_that_stands_but_once_is_not_merged() {
    TextEncoding encoding = Tokenization.bytePairs(1000).fit(List.of("abcdef"), 9);
    assertThat(encoding.vocabulary().size()).isEqualTo(6);
  }

  @Test
  void a_book_is_learned_and_cut_in_seconds() {
    String text = scribble(5, 400_000); // about 2 MB
    long start = System.nanoTime();
    TextEncoding encoding = Tokenization.bytePairs(2000).fit(List.of(text), 1);
    int[] numbers = encoding.numbers(text);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(60);
    assertThat(encoding.text(numbers)).isEqualTo(text);
    assertThat(numbers.length).isLessThan(text.length() / 2);
  }

  @Test
  void one_word_of_a_megabyte_is_cut_quickly() {
    BytePairs pairs = fitted(PAPER, 20);
    assertThat(pairs.tokens("est".repeat(400_000))).hasSizeBetween(400_000, 450_000);
  }

  private static BytePairs fitted(String text, int size) {
    return (BytePairs) Tokenization.bytePairs(size).fit(List.of(text), 1).tokenizer();
  }

  /** Words of a few letters each, the same for the same seed. */
  private static String scribble(long seed, int words) {
    StringBuilder text = new StringBuilder();
    long state = seed;
    for (int w = 0; w < words; w++) {
      int length = 1;
      do {
        state = state * 6364136223846793005L + 1442695040888963407L;
        text.append((char) ('a' + (int) ((state >>> 33) % (length == 1 ? 12 : 5))));
      } while (++length < 3 + (int) ((state >>> 40) % 5));
      text.append(w % 9 == 0 ? ", " : " ");
    }
    return text.toString();
  }
}
