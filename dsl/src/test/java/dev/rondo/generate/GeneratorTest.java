package dev.rondo.generate;

import static dev.rondo.Rondo.beam;
import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.greedy;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.temperature;
import static dev.rondo.Rondo.topK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A network writes on from a prompt. */
class GeneratorTest {

  private static final int[] PROMPT = {3, 1, 4, 1, 5};

  static Stream<Arguments> networks() {
    return SmallModel.engines()
        .flatMap(
            engine ->
                Stream.of(
                        elman(6),
                        lstm(7).dropout(0.3).gru(5),
                        embed(4).lstm(6),
                        embed(6).tied().gru(6))
                    .filter(architecture -> SmallModel.runs(engine, architecture, 9))
                    .map(architecture -> Arguments.of(engine, architecture)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("networks")
  void each_token_is_what_the_network_answers_to_those_before(Engine engine, Architecture a) {
    Network network = SmallModel.of(engine, a, 9, 1);
    for (int[] prompt : new int[][] {{}, {2}, PROMPT}) {
      Continuation written = Generator.of(network, 0).generate(prompt, 12, greedy());
      int[] all = joined(prompt, written.tokens());
      for (int i = 0; i < 12; i++) {
        double[] p = SmallModel.probabilities(network, Arrays.copyOf(all, prompt.length + i));
        int token = written.tokens()[i];
        assertThat(p[token - 1]).isEqualTo(Arrays.stream(p).max().orElseThrow());
        assertThat(written.nats()[i]).isCloseTo(-Math.log(p[token - 1]), within(1e-5));
      }
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("networks")
  void the_likeliest_one_is_the_greedy_one_and_a_beam_of_one(Engine engine, Architecture a) {
    Network network = SmallModel.of(engine, a, 9, 2);
    Generator generator = Generator.of(network, 0);
    int[] greedy = generator.generate(PROMPT, 40, greedy()).tokens();
    assertThat(generator.generate(PROMPT, 40, topK(1).seed(8)).tokens()).isEqualTo(greedy);
    assertThat(generator.generate(PROMPT, 40, temperature(1e-7)).tokens()).isEqualTo(greedy);
    assertThat(generator.generate(PROMPT, 40, beam(1)).tokens()).isEqualTo(greedy);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("networks")
  void a_wide_beam_finds_the_likeliest_of_all_texts(Engine engine, Architecture a) {
    int length = 3;
    for (int seed = 1; seed <= 3; seed++) {
      Network network = SmallModel.of(engine, a, 4, seed);
      for (int[] prompt : new int[][] {{}, {2, 3}}) {
        int[] best = likeliest(network, prompt, length);
        Continuation found = Generator.of(network, 0).generate(prompt, length, beam(16));
        assertThat(found.tokens()).isEqualTo(best);
        assertThat(Arrays.stream(found.nats()).sum())
            .isCloseTo(nats(network, prompt, best), within(1e-5));
      }
    }
  }

  @Test
  void a_beam_finds_what_greed_misses() {
    int missed = 0;
    for (int seed = 1; seed <= 20; seed++) {
      Network network = SmallModel.of(gru(6), 5, seed);
      Generator generator = Generator.of(network, 0);
      double greedy = Arrays.stream(generator.generate(PROMPT, 10, greedy()).nats()).sum();
      double four = Arrays.stream(generator.generate(PROMPT, 10, beam(4)).nats()).sum();
      double all = Arrays.stream(generator.generate(PROMPT, 10, beam(200)).nats()).sum();
      assertThat(all).isLessThanOrEqualTo(four + 1e-9);
      missed += four < greedy - 1e-3 ? 1 : 0;
    }
    assertThat(missed).isGreaterThan(3);
  }

  @Test
  void a_beam_is_as_narrow_as_there_are_tokens() {
    Network network = SmallModel.of(gru(6), 2, 3);
    int[] best = likeliest(network, new int[] {1}, 5);
    assertThat(Generator.of(network, 0).generate(new int[] {1}, 5, beam(1000)).tokens())
        .isEqualTo(best);
    assertThat(Generator.of(network, 1).generate(new int[] {1}, 3, beam(9)).tokens())
        .containsOnly(2);
  }

  @Test
  void a_token_that_is_left_out_is_never_written() {
    Network network = SmallModel.of(lstm(8), 6, 4);
    int unwanted = Generator.of(network, 0).generate(PROMPT, 1, greedy()).tokens()[0];
    for (Decoding how :
        List.of(greedy(), temperature(3), topK(2), temperature(2).topP(0.9), beam(3))) {
      int[] plain = Generator.of(network, 0).generate(PROMPT, 300, how).tokens();
      int[] without = Generator.of(network, unwanted).generate(PROMPT, 300, how).tokens();
      assertThat(plain).as("%s", how).contains(unwanted);
      assertThat(without).as("%s", how).doesNotContain(unwanted);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Generator.of(SmallModel.of(lstm(8), 1, 4), 1))
        .withMessage(
            "generate: <unknown> is the only token and is never written; learn from a longer text");
  }

  @Test
  void the_seed_alone_decides_what_is_drawn() {
    Generator generator = Generator.of(SmallModel.of(lstm(8), 20, 5), 0);
    Sampling how = temperature(1.5);
    Continuation first = generator.generate(PROMPT, 50, how.seed(3));
    generator.generate(new int[0], 7, how);
    assertThat(generator.generate(PROMPT, 50, how.seed(3))).isEqualTo(first);
    assertThat(generator.generate(PROMPT, 50, how.seed(4))).isNotEqualTo(first);
    assertThat(generator.generate(PROMPT, 20, how.seed(3)).tokens())
        .as("a shorter text is the beginning of the longer one")
        .isEqualTo(Arrays.copyOf(first.tokens(), 20));
  }

  @Test
  void tells_what_it_has_after_each_token() {
    Generator generator = Generator.of(SmallModel.of(gru(8), 9, 6), 0);
    for (Decoding how : List.of(greedy(), temperature(1), beam(3))) {
      List<Integer> sizes = new ArrayList<>();
      List<Continuation> told = new ArrayList<>();
      Continuation last =
          generator.generate(
              PROMPT,
              6,
              how,
              soFar -> {
                told.add(soFar.get());
                sizes.add(soFar.get().size());
              });
      assertThat(sizes).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(told.get(5)).isEqualTo(last);
    }
  }

  @Test
  void an_interrupt_ends_it_after_the_present_token_and_stays_set() {
    Generator generator = Generator.of(SmallModel.of(gru(8), 9, 7), 0);
    for (Decoding how : List.of(greedy(), temperature(1), beam(3))) {
      Continuation cut =
          generator.generate(
              PROMPT,
              1_000_000_000,
              how,
              soFar -> {
                if (soFar.get().size() == 5) {
                  Thread.currentThread().interrupt();
                }
              });
      assertThat(Thread.interrupted()).isTrue();
      assertThat(cut.size()).isEqualTo(5);
    }
  }

  @Test
  void refuses_no_tokens_and_weights_that_are_no_numbers() {
    Network network = SmallModel.of(gru(8), 9, 8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Generator.of(network, 0).generate(PROMPT, 0, greedy()))
        .withMessage("generate: 0 tokens; expected at least 1");
    network.parameters().assign(Double.NaN);
    for (Decoding how : List.of(greedy(), temperature(1), topK(2), beam(3))) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> Generator.of(network, 0).generate(PROMPT, 5, how))
          .withMessage(
              "the model's answers are no numbers: its weights are not finite; train it anew with"
                  + " a smaller learning rate or .clip(1)");
    }
  }

  /** The likeliest of all texts of this length after these tokens, by trying every one. */
  private static int[] likeliest(Network network, int[] read, int length) {
    if (length == 0) {
      return new int[0];
    }
    int[] best = new int[0];
    double least = Double.POSITIVE_INFINITY;
    for (int token = 1; token <= network.shape().outputs(); token++) {
      int[] next = joined(read, token);
      int[] text = joined(new int[] {token}, likeliest(network, next, length - 1));
      double nats = nats(network, read, text);
      if (nats < least) {
        least = nats;
        best = text;
      }
    }
    return best;
  }

  private static double nats(Network network, int[] prompt, int[] text) {
    int[] all = joined(prompt, text);
    double nats = 0;
    for (int i = 0; i < text.length; i++) {
      double[] p = SmallModel.probabilities(network, Arrays.copyOf(all, prompt.length + i));
      nats -= Math.log(p[text[i] - 1]);
    }
    return nats;
  }

  private static int[] joined(int[] a, int... b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
