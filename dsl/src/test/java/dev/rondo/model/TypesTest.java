package dev.rondo.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Rondo;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/** What cannot work does not compile, and the compiler says why. */
class TypesTest {

  @TempDir Path folder;

  /** What the compiler says of an expression, its errors in one text. */
  private String compiled(String expression) throws URISyntaxException {
    String code =
        "import static dev.rondo.Rondo.*;\nclass Cell { Object it() { return "
            + expression
            + "; } }";
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignored) {
            return code;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-classpath", classpath(), "-d", folder.toString());
    compiler.getTask(null, null, found, options, null, List.of(source)).call();
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  private static String classpath() throws URISyntaxException {
    StringBuilder path = new StringBuilder();
    for (Class<?> type : Stream.<Class<?>>of(Rondo.class, INDArray.class, Table.class).toList()) {
      path.append(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()))
          .append(File.pathSeparator);
    }
    return path.toString();
  }

  @Test
  void what_is_right_compiles() throws URISyntaxException {
    assertThat(compiled("series(\"a\").target(\"y\").window(4).model(lstm(4).last())")).isEmpty();
    assertThat(compiled("series(\"a\").autoregressive().model(lstm(4))")).isEmpty();
    assertThat(compiled("corpus(\"a\").characters().model(embed(3).tied().gru(3))")).isEmpty();
  }

  @Test
  void a_sequence_does_not_stand_where_a_summary_must() throws URISyntaxException {
    assertThat(compiled("series(\"a\").target(\"y\").window(4).model(lstm(4))"))
        .contains("LstmArchitecture", "cannot be converted to", "SummaryArchitecture");
    assertThat(compiled("series(\"a\").model(lstm(4).dropout(0.2))"))
        .contains("SequenceArchitecture", "cannot be converted to", "SummaryArchitecture");
    assertThat(compiled("sequences(\"a\").by(\"id\").label(\"c\").model(bidirectional(gru(4)))"))
        .contains("SequenceArchitecture", "cannot be converted to", "SummaryArchitecture");
  }

  @Test
  void a_classifier_of_texts_takes_a_summary_and_a_tagger_a_sequence() throws URISyntaxException {
    String texts = "texts(\"a\").text(\"t\")";
    assertThat(compiled(texts + ".label(\"l\").model(embed(4).gru(4).last())")).isEmpty();
    assertThat(compiled(texts + ".tags(\"l\").model(embed(4).gru(4))")).isEmpty();
    assertThat(compiled(texts + ".label(\"l\").model(embed(4).gru(4))"))
        .contains("GruArchitecture", "cannot be converted to", "SummaryArchitecture");
    assertThat(compiled(texts + ".tags(\"l\").model(embed(4).gru(4).last())"))
        .contains("SummaryArchitecture", "cannot be converted to", "SequenceArchitecture");
  }

  @Test
  void a_summary_does_not_stand_where_a_sequence_must() throws URISyntaxException {
    assertThat(compiled("series(\"a\").autoregressive().model(lstm(4).last())"))
        .contains("SummaryArchitecture", "cannot be converted to", "SequenceArchitecture");
    assertThat(compiled("corpus(\"a\").characters().model(lstm(4).last())"))
        .contains("SummaryArchitecture", "cannot be converted to", "SequenceArchitecture");
    assertThat(compiled("lstm(4).last().gru(3)")).contains("SummaryArchitecture");
  }
}
