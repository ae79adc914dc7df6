package dev.rondo.jshell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Where the first of several snippets ends, by the compiler's own parser: JShell's analysis takes
 * some good code, such as a switch expression of which a branch throws, for code without an end,
 * and would run the first snippet and pass over the rest.
 */
final class FirstSnippet {

  private static final String CLASS = "class $ { ";
  private static final String METHOD = "class $ { void $() { ";

  private FirstSnippet() {}

  /** The first statement or member of a code; nothing where it cannot be parsed. */
  static Optional<String> of(String code) {
    return first(METHOD, code, " }}").or(() -> first(CLASS, code, " }"));
  }

  private static Optional<String> first(String before, String code, String after) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, faults, null, null, List.of(source(before + code + "\n" + after)));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      return firstOf(unit)
          .map(first -> positions.getEndPosition(unit, first))
          .filter(end -> isSound(faults, end))
          .map(end -> code.substring(0, (int) (end - before.length())))
          .filter(snippet -> snippet.endsWith(";") || snippet.endsWith("}"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable); // it is read from memory
    }
  }

  /** What comes after the first snippet may be of another kind, such as a method. */
  private static boolean isSound(DiagnosticCollector<JavaFileObject> faults, long end) {
    return faults.getDiagnostics().stream()
        .noneMatch(f -> f.getKind() == Diagnostic.Kind.ERROR && f.getPosition() < end);
  }

  private static Optional<? extends Tree> firstOf(CompilationUnitTree unit) {
    Optional<? extends Tree> member =
        unit.getTypeDecls().stream()
            .flatMap(type -> ((ClassTree) type).getMembers().stream())
            .findFirst();
    return member.isPresent()
            && member.get() instanceof MethodTree method
            && method.getName().contentEquals("$")
        ? method.getBody().getStatements().stream().findFirst()
        : member;
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(URI.create("string:///$.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
