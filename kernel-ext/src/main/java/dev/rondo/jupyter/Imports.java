package dev.rondo.jupyter;

import dev.rondo.output.NotebookOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** The imports that every session starts with, evaluated in a kernel. */
record Imports(BaseKernel kernel) implements Runnable {

  /** Evaluates every import; fails after the last if some were refused, naming the first. */
  @Override
  public void run() {
    List<String> lines = lines();
    int refused = 0;
    RuntimeException first = null;
    for (String line : lines) {
      try {
        evaluate(line);
      } catch (RuntimeException e) {
        refused++;
        first = first == null ? new IllegalStateException("'" + line + "' is refused", e) : first;
      }
    }
    if (first != null) {
      throw refused == 1
          ? first
          : new IllegalStateException(
              first.getMessage() + ", and " + (refused - 1) + " more", first);
    }
  }

  /** The import statements, one a line, in the file that the jshell tool starts with too. */
  static List<String> lines() {
    try (InputStream in = NotebookOutput.class.getResourceAsStream("/dev/rondo/imports.jsh")) {
      if (in == null) {
        throw new IllegalStateException("dev/rondo/imports.jsh is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("//"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("dev/rondo/imports.jsh cannot be read", e);
    }
  }

  private void evaluate(String source) {
    try {
      kernel.evalRaw(source);
    } catch (NoSuchMethodError e) {
      evaluateWithBuilder(source); // a kernel that has dropped the deprecated method
    }
  }

  private void evaluateWithBuilder(String source) {
    try {
      Object builder =
          BaseKernel.class.getMethod("evalBuilder", String.class).invoke(kernel, source);
      Class<?> type = Class.forName("org.dflib.jjava.jupyter.kernel.EvalBuilder", true, loader());
      type.getMethod("eval").invoke(builder);
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause();
      throw cause instanceof RuntimeException refused
          ? refused
          : new IllegalStateException("this kernel evaluates no source", e);
    }
  }

  private static ClassLoader loader() {
    return BaseKernel.class.getClassLoader();
  }
}
