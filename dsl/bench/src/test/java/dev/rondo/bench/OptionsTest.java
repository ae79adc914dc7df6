package dev.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line asks for. */
class OptionsTest {

  @Test
  void without_a_word_everything_of_ours_is_measured() {
    Options options = Options.of(List.of());
    assertThat(options.effort()).isEqualTo(Effort.WHOLE);
    assertThat(options.peers()).isFalse();
    assertThat(options.json()).isEmpty();
    assertThat(options.parts()).containsExactly(Part.values());
    assertThat(options.cells()).containsExactly(CellKind.values());
    assertThat(options.sizes()).isEqualTo(Size.FIVE);
    assertThat(options.chooses("nd4j")).isTrue();
  }

  @Test
  void words_choose_whether_they_come_together_or_one_by_one(@TempDir Path folder) {
    String file = folder.resolve("figures.json").toString();
    Options options =
        Options.of(
            List.of(
                "--only",
                "train lstm",
                "--quick",
                "--only",
                "4,5,6,7",
                "--peers",
                "--json",
                file,
                "--only",
                "vector",
                "--only",
                "gru"));
    assertThat(options.effort()).isEqualTo(Effort.QUICK);
    assertThat(options.peers()).isTrue();
    assertThat(options.json()).contains(Path.of(file));
    assertThat(options.parts()).containsExactly(Part.TRAIN);
    assertThat(options.cells()).containsExactly(CellKind.LSTM, CellKind.GRU);
    assertThat(options.sizes()).containsExactly(new Size(4, 5, 6, 7));
    assertThat(options.chooses("vector-256")).isTrue();
    assertThat(options.chooses("nd4j")).isFalse();
  }

  @Test
  void a_quick_look_takes_the_long_parts_only_by_word() {
    assertThat(Options.of(List.of("--quick")).parts())
        .containsExactly(Part.TRAIN, Part.INFERENCE, Part.GENERATE, Part.START);
    assertThat(Options.of(List.of("--quick", "--only", "length")).parts())
        .containsExactly(Part.LENGTH);
  }

  @Test
  void what_it_does_not_know_it_refuses() {
    assertThatThrownBy(() -> Options.of(List.of("--fast")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--fast: expects --peers, --json FILE, --quick or --only WORD");
    assertThatThrownBy(() -> Options.of(List.of("--only")))
        .hasMessage("--only: name what to measure after it");
    assertThatThrownBy(() -> Options.of(List.of("--json", "--quick")))
        .hasMessage("--json: name a file after it");
    assertThatThrownBy(() -> Options.of(List.of("--only", "32,50,8")))
        .hasMessage(
            "--only 32,50,8: expects a part (train, inference, generate, length, threads, memory,"
                + " start), a cell (lstm, gru, elman), a size B,T,I,H (32,50,8,32) or an engine (vector,"
                + " nd4j, pytorch, keras, dl4j)");
  }

  @Test
  void a_file_that_could_not_be_written_is_refused_before_the_measuring(@TempDir Path folder) {
    Path nowhere = folder.resolve("none").resolve("figures.json");
    assertThatThrownBy(() -> Options.of(List.of("--json", nowhere.toString())))
        .hasMessage("--json " + nowhere + ": expects a file in a folder that is there");
    assertThatThrownBy(() -> Options.of(List.of("--json", folder.toString())))
        .hasMessage("--json " + folder + ": expects a file in a folder that is there");
  }
}
