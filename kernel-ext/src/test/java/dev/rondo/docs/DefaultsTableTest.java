package dev.rondo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.train.TrainingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

/** The README's table of training defaults says what the code does. */
class DefaultsTableTest {

  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\|(?: `([^`]+)`)? \\| (.+) \\|");

  @Test
  void has_a_row_for_every_part_of_a_plan() throws IOException {
    List<String> parts =
        Arrays.stream(TrainingPlan.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    assertThat(rows().stream().map(row -> row.group(1))).containsAll(parts);
  }

  @Test
  void each_default_changes_nothing_where_it_is_written() throws IOException {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      imports().forEach(shell::eval);
      for (Matcher row : rows()) {
        if (row.group(2) != null) {
          boolean part = row.group(1).matches("\\w+");
          String claim =
              part
                  ? "epochs(7)." + row.group(2) + ".equals(epochs(7))"
                  : row.group(1) + ".equals(" + row.group(2) + ")";
          List<SnippetEvent> events = shell.eval(claim);
          if (!"true".equals(events.get(0).value())) {
            wrong.add(claim);
          }
          checked++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThanOrEqualTo(10);
  }

  private static List<Matcher> rows() throws IOException {
    String page = Files.readString(Path.of("..", "README.md"));
    String section = page.substring(page.indexOf("#### Defaults"), page.indexOf("### Forecasting"));
    List<Matcher> rows = new ArrayList<>();
    for (String line : section.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> imports() throws IOException {
    try (InputStream in = TrainingPlan.class.getResourceAsStream("/dev/rondo/imports.jsh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
