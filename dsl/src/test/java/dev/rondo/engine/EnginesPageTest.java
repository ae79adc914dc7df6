package dev.rondo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.architecture.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The page on engines says of each layer and option which engine runs it. */
class EnginesPageTest {

  private static final Path PAGE = Path.of("../docs/engines.md");
  private static final List<String> CELLS = List.of("ELMAN", "LSTM", "GRU");
  private static final Set<Feature> OF_CELLS = EnumSet.range(Feature.ELMAN, Feature.GRU_CONNECT);

  @Test
  void the_tables_say_what_runs() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(
                line ->
                    line.startsWith("| ") && !line.contains("engine") && !line.contains("(n)` | `"))
            .toList();
    assertThat(rows)
        .as(
            "rows of docs/engines.md: write those that could not be found in place of those not expected")
        .containsExactlyElementsOf(expected());
  }

  private static List<String> expected() {
    List<String> rows = new ArrayList<>();
    Set<String> options =
        OF_CELLS.stream().map(Feature::words).collect(Collectors.toCollection(LinkedHashSet::new));
    for (String words : options) {
      rows.add(
          CELLS.stream()
              .map(cell -> engineOf(cell, words))
              .collect(Collectors.joining(" | ", "| " + words + " | ", " |")));
    }
    EnumSet.complementOf(EnumSet.copyOf(OF_CELLS))
        .forEach(
            feature -> rows.add("| " + feature.words() + " | " + word(feature.engine()) + " |"));
    NetworkShape plain = new NetworkShape(Architectures.lstm(2), 2, 0, 1);
    rows.add("| `epochs(n).inDouble()` | " + word(Engines.fastest(plain, DataType.DOUBLE)) + " |");
    return rows;
  }

  private static String engineOf(String cell, String words) {
    return OF_CELLS.stream()
        .filter(feature -> feature.name().split("_")[0].equals(cell))
        .filter(feature -> feature.words().equals(words))
        .map(feature -> word(feature.engine()))
        .findFirst()
        .orElse("");
  }

  private static String word(Engine engine) {
    return engine instanceof Nd4jEngine ? "nd4j" : "fast";
  }

  @Test
  void it_gives_the_notice_in_its_own_words() throws IOException {
    assertThat(Files.readString(PAGE)).contains("\n" + SlowNotice.TEXT + "\n");
  }
}
