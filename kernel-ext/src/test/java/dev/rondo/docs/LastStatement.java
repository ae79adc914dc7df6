package dev.rondo.docs;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * The last statement of a block, whose semicolon may be missing, as at the end of a cell.
 *
 * @param before what stands before it
 * @param statement it, without its semicolon
 * @param after what stands behind it, blanks and comments
 */
record LastStatement(String before, String statement, String after) {

  private static final Pattern END_OF_LINE_COMMENT = Pattern.compile("//[^\n\"]*;?\\z");

  static LastStatement of(String source) {
    String rest = source;
    int start = 0;
    String statement = "";
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      while (!rest.isBlank()) {
        CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        if (next.source() == null || next.source().isBlank()) {
          break;
        }
        statement = END_OF_LINE_COMMENT.matcher(next.source().strip()).replaceFirst("").strip();
        statement = statement.replaceFirst(";$", "");
        start = source.length() - rest.length() + rest.indexOf(statement);
        rest = next.remaining();
      }
    }
    int end = start + statement.length();
    return new LastStatement(source.substring(0, start), statement, source.substring(end));
  }

  /** The block with its last statement ended. */
  String ended() {
    boolean open = !after.startsWith(";") && !statement.endsWith("}") && !statement.isEmpty();
    return before + statement + (open ? ";" : "") + after;
  }

  /** The block with its last value printed, as a notebook shows the last value of a cell. */
  String printed() {
    if (!isExpression() || statement.startsWith("System.out.")) {
      return ended();
    }
    return before + "System.out.println(" + statement + ");" + after.replaceFirst("^;", "");
  }

  private boolean isExpression() {
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, faults, null, null, List.of(new Sample(statement)));
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults.getDiagnostics().isEmpty();
  }

  /** A class that is Java if what it holds is an expression. */
  private static final class Sample extends SimpleJavaFileObject {

    private final String expression;

    Sample(String expression) {
      super(URI.create("string:///Sample.java"), Kind.SOURCE);
      this.expression = expression;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return "class Sample { Object value = (" + expression + "\n); }";
    }
  }
}
