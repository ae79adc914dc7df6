package dev.rondo.generate;

import static dev.rondo.Rondo.beam;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.greedy;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.engine.Network;
import dev.rondo.output.DisplayHandle;
import dev.rondo.output.LiveOutput;
import dev.rondo.output.NotebookOutput;
import dev.rondo.output.Rendering;
import dev.rondo.text.TextEncoding;
import dev.rondo.text.Tokenization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Text is written on from text. */
class TextWriterTest {

  private static final String PLAY =
      """
      To be, or not to be: that is the question. Whether 'tis nobler <b>in</b> the mind
      to suffer the slings and arrows, or to take arms against a sea of troubles!
      """;

  private final TextEncoding characters = fit(Tokenization.characters());
  private final TextWriter writer = writer(characters, gru(9));

  @Test
  void writes_what_the_network_finds_likely_behind_the_prompt() {
    Generated written = write(writer, "To be", 60, greedy());
    int[] prompt = characters.numbers("To be");
    int[] tokens = Generator.of(writer.network(), 0).generate(prompt, 60, greedy()).tokens();
    assertThat(written.continuation()).isEqualTo(characters.text(tokens)).hasSize(60);
    assertThat(written.prompt()).isEqualTo("To be");
    assertThat(written.text()).isEqualTo("To be" + written.continuation());
    assertThat(written).hasToString(written.text());
    assertThat(String.join("", written.tokens())).isEqualTo(written.continuation());
    assertThat(written.how()).isEqualTo(greedy());
    assertThat(written.stopped()).isFalse();
  }

  @Test
  void knows_how_likely_it_found_each_token() {
    Generated written = write(writer, "the ", 30, temperature(1.3));
    Surprise read = Surprise.of(written.text(), characters, writer.network());
    double[] bits = Arrays.copyOfRange(read.bits(), 4, 34);
    assertThat(written.bits()).containsExactly(bits, within(1e-9));
    double sum = Arrays.stream(bits).sum();
    assertThat(written.logProbability()).isCloseTo(-sum * Math.log(2), within(1e-9));
    assertThat(written.bitsPerCharacter()).isCloseTo(sum / 30, within(1e-9));
    assertThat(written.toTable().columnNames()).containsExactly("token", "bits");
    assertThat(written.toTable().rowCount()).isEqualTo(30);
  }

  @Test
  void an_empty_prompt_begins_by_the_answer_to_padding() {
    for (Decoding how : List.of(greedy(), temperature(1), beam(3))) {
      Generated written = write(writer, "", 25, how);
      assertThat(written.text()).isEqualTo(written.continuation()).hasSize(25);
      double[] bits = Surprise.of(written.text(), characters, writer.network()).bits();
      assertThat(written.bits()).containsExactly(bits, within(1e-5));
    }
  }

  @Test
  void a_prompt_may_be_long() {
    String prompt = PLAY.repeat(40);
    Generated written = write(writer, prompt, 5, greedy());
    assertThat(written.text()).startsWith(prompt).hasSize(prompt.length() + 5);
  }

  @Test
  void words_stand_apart_as_they_should() {
    TextEncoding words = fit(Tokenization.words(100).withLines());
    TextWriter author = writer(words, embed(5).gru(9));
    for (String prompt : List.of("", "To be", "To be ", "that is the question.", "zebra")) {
      Generated written = write(author, prompt, 40, temperature(2));
      String all = words.tokenizer().text(words.tokenizer().tokens(written.text()));
      assertThat(written.text().replace("<unknown>", "x")).doesNotContain("  ");
      if (!prompt.endsWith(" ")) { // a blank of the user's stays, before a mark too
        assertThat(all).as("read again").hasSameSizeAs(written.text().stripTrailing());
      }
      assertThat(written.continuation()).doesNotContain("<unknown>");
      assertThat(written.tokens()).hasSize(40).doesNotContain("<unknown>");
    }
  }

  @Test
  void byte_pairs_join_to_words() {
    TextEncoding pairs = fit(Tokenization.bytePairs(60));
    TextWriter author = writer(pairs, gru(9));
    Generated written = write(author, "To be", 20, temperature(1));
    assertThat(written.continuation()).isEqualTo(String.join("", written.tokens()));
    assertThat(written.tokens()).anyMatch(token -> token.length() > 1);
  }

  @Test
  void outside_a_notebook_nothing_is_shown_and_the_text_looks_like_this() {
    Generated written = write(writer, "<b>", 3, greedy());
    Rendering look = written.rendering();
    assertThat(look.html().orElseThrow()).contains("&lt;b&gt;</span>").doesNotContain("<b>");
    assertThat(look.text()).startsWith("<b>").contains("\n3 tokens by greedy(), ");
  }

  @Test
  void in_a_notebook_one_output_follows_the_writing() {
    Notebook notebook = new Notebook();
    AtomicLong clock = new AtomicLong();
    LiveOutput live =
        new LiveOutput(() -> Optional.of(notebook), () -> clock.addAndGet(20_000_000));
    Generated written = writer.write("To be", characters.numbers("To be"), 400, greedy(), live);

    assertThat(notebook.outputs).isEqualTo(1);
    assertThat(notebook.seen.size()).isBetween(10, 200);
    assertThat(notebook.seen.get(0).text()).isEqualTo("To be\nwriting");
    assertThat(notebook.seen.get(5).text()).matches("(?s)To be.*\nwriting: \\d+ of 400 tokens");
    List<Integer> lengths = notebook.seen.stream().map(seen -> seen.text().length()).toList();
    assertThat(lengths.subList(1, lengths.size() - 1)).isSorted();
    Rendering last = notebook.seen.get(notebook.seen.size() - 1);
    assertThat(last.text()).startsWith(written.text()).contains("400 tokens by greedy()");
    assertThat(last.html()).isEqualTo(written.view().rendering().html());
    assertThat(written.rendering().isNothing()).as("its cell shows it already").isTrue();
    notebook.cell++;
    assertThat(written.rendering()).isEqualTo(written.view().rendering());
  }

  @Test
  void an_interrupted_text_says_so_and_is_there() {
    Notebook notebook = new Notebook();
    AtomicLong clock = new AtomicLong();
    notebook.stopAt = 4;
    LiveOutput live =
        new LiveOutput(() -> Optional.of(notebook), () -> clock.addAndGet(1_000_000_000));
    Generated written =
        writer.write("To be", characters.numbers("To be"), 1_000_000, temperature(0.9), live);
    assertThat(Thread.interrupted()).as("the interrupt stays set").isTrue();
    assertThat(written.stopped()).isTrue();
    assertThat(written.tokens()).hasSizeBetween(1, 20);
    assertThat(written.rendering().isNothing()).isTrue();
    assertThat(notebook.seen.get(notebook.seen.size() - 1).text())
        .contains("stopped after " + written.tokens().size() + " of 1,000,000 tokens by temp");
  }

  private static TextEncoding fit(Tokenization tokenization) {
    return tokenization.fit(List.of(PLAY), Integer.MAX_VALUE);
  }

  private static TextWriter writer(TextEncoding encoding, Architecture architecture) {
    Network network = SmallModel.of(architecture, encoding.vocabulary().size(), 1);
    return new TextWriter(network, encoding);
  }

  private static Generated write(TextWriter writer, String prompt, int n, Decoding how) {
    return writer.write(prompt, writer.encoding().numbers(prompt), n, how, LiveOutput.none());
  }

  /** A notebook that keeps what its outputs showed. */
  private static final class Notebook implements NotebookOutput {

    private final List<Rendering> seen = new ArrayList<>();
    private int outputs;
    private int cell = 1;
    private int stopAt = Integer.MAX_VALUE;

    @Override
    public boolean isAttached() {
      return true;
    }

    @Override
    public DisplayHandle show(Rendering rendering) {
      outputs++;
      seen.add(rendering);
      return next -> {
        seen.add(next);
        if (seen.size() == stopAt) {
          Thread.currentThread().interrupt();
        }
      };
    }

    @Override
    public Object cell() {
      return cell;
    }
  }
}
