package dev.rondo.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A cell declared as in a notebook, in JShell with nothing but its imports, and trained there. */
@Isolated("the shell trains in this process")
class CellInNotebookTest {

  @Test
  void a_cell_is_declared_and_trained_in_jshell() throws IOException {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      run(shell, "import java.util.*;");
      run(shell, resource("/dev/rondo/imports.jsh"));
      run(shell, resource("/dev/rondo/cell/minimal-gated-unit.jsh"));

      double first = number(shell, "run.history().epochs().get(0).trainLoss()");
      double last = number(shell, "run.history().epochs().get(7).trainLoss()");
      assertThat(last).isLessThan(0.2 * first);
      assertThat(run(shell, "model.toString()")).contains("cell(MinimalGatedUnit[units=6])");
    }
  }

  private static double number(JShell shell, String expression) {
    return Double.parseDouble(run(shell, expression));
  }

  /** Runs every snippet of a text and gives the last one's value. */
  private static String run(JShell shell, String text) {
    String rest = text;
    String value = "";
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(info.source())) {
        assertThat(event.status())
            .as("%s%n%s", info.source(), shell.diagnostics(event.snippet()).toList())
            .isEqualTo(Snippet.Status.VALID);
        assertThat(event.exception()).as(info.source()).isNull();
        value = event.value() == null ? "" : event.value();
      }
      rest = info.remaining();
    }
    return value;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CellInNotebookTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
