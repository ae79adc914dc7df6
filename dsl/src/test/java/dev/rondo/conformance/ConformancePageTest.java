package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page in the repository is the one that {@code install/rondo conformance} writes. */
class ConformancePageTest {

  private static final String MEASURED = "\\b(\\d\\.\\de[-+]\\d\\d|0\\.0)\\b";

  /** Measured numbers differ in their last digits from machine to machine; all else is the same. */
  @Test
  void the_page_lists_every_comparison_and_no_other() throws IOException {
    String page = Files.readString(Path.of("CONFORMANCE.md"));
    String expected = new ConformancePage(Comparisons.all(), figure -> 0).text();

    assertThat(masked(page.substring(0, page.indexOf("\n" + MutationPage.HEADING))))
        .as("write it anew with install/rondo conformance")
        .isEqualTo(expected);
  }

  /** A page with 0.0 for every measured number. */
  static String masked(String page) {
    return page.replaceAll(MEASURED, "0.0");
  }

  @Test
  void an_error_above_its_bound_is_no_line_of_the_page() {
    var figure = new Comparison.Figure("double", 1e-12, () -> 2e-12);
    var comparison =
        new Comparison(Comparison.Part.CELLS, "A cell", "A book", 3, "all", List.of(figure));

    assertThat(new ConformancePage(List.of(comparison), f -> 9.96e-13).text())
        .endsWith("\n| A cell | A book | 3 | all | double 1.0e-12 (1e-12) |\n");
    assertThatThrownBy(
            () -> new ConformancePage(List.of(comparison), f -> f.largest().getAsDouble()).text())
        .hasMessage("double: the largest error is 2.0E-12, above 1.0E-12");
  }
}
