package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.conformance.MutationGate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No set of vectors lets a misreading pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationGateTest {

  private List<Verdict> verdicts;

  @BeforeAll
  void tryThemAll() {
    verdicts = MutationGate.verdicts();
  }

  @Test
  void every_misreading_is_noticed() {
    assertThat(verdicts).hasSizeGreaterThan(1400);
    assertThat(verdicts).filteredOn(v -> !v.killed()).isEmpty();
  }

  @Test
  void every_set_sees_every_order_of_the_gates() {
    for (String what : List.of("Wx", "Wh", "bx", "bh")) {
      String group = "gates of " + what + " in another order";
      assertThat(seen("lstm-pytorch", group)).isEqualTo(23);
      assertThat(seen("lstm-keras", group)).isEqualTo(23);
      assertThat(seen("gru-pytorch", group)).isEqualTo(5);
      assertThat(seen("gru-keras", group)).isEqualTo(5);
      assertThat(seen("peepholes-paper", group)).isEqualTo(23);
      assertThat(seen("masks-paper", group)).isEqualTo(23 + 5);
      assertThat(seen("norm-paper", group)).isEqualTo(23 + 5);
    }
  }

  @Test
  void what_makes_no_difference_is_not_noticed() {
    Mutant right = Mutant.of("none", "none", v -> true, setup -> setup);

    Optional<Verdict> verdict =
        MutationGate.judge("lstm-keras", right, VectorCase.read("lstm-keras"));

    assertThat(verdict).get().matches(v -> !v.killed()).matches(v -> v.error() < 1e-12);
  }

  @Test
  void the_page_has_the_table_and_the_build_the_list() throws IOException {
    String page = Files.readString(Path.of("CONFORMANCE.md"));
    MutationPage expected = new MutationPage(verdicts);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "mutants.md"), expected.list());

    assertThat(ConformancePageTest.masked(page.substring(page.indexOf(MutationPage.HEADING))))
        .as("write it anew with install/rondo conformance")
        .isEqualTo(ConformancePageTest.masked(expected.text()));
  }

  private long seen(String set, String group) {
    return verdicts.stream()
        .filter(v -> v.set().equals(set) && v.mutant().group().equals(group) && v.killed())
        .count();
  }
}
