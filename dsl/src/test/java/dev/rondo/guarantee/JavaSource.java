package dev.rondo.guarantee;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One source file of the library, read but not compiled.
 *
 * @param unit its syntax
 * @param docs its comments
 */
record JavaSource(CompilationUnitTree unit, DocTrees docs) {

  private static final List<Path> MAIN =
      List.of(
          Path.of("src/main/java"),
          Path.of("bench/src/main/java"),
          Path.of("../kernel-ext/src/main/java"));

  /** Every main source file of every module. */
  static List<JavaSource> all() {
    return read(files());
  }

  /** The paths of every main source file of every module. */
  static List<Path> files() {
    return MAIN.stream()
        .filter(Files::isDirectory)
        .flatMap(folder -> under(folder).stream())
        .toList();
  }

  static List<JavaSource> read(List<Path> files) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees docs = DocTrees.instance(task);
      return StreamSupport.stream(task.parse().spliterator(), false)
          .map(unit -> new JavaSource(unit, docs))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> under(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return Path.of(unit.getSourceFile().toUri());
  }
}
