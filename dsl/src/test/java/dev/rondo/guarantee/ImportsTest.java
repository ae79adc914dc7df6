package dev.rondo.guarantee;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rondo.output.Renderable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

/** What a notebook and JShell start with: all of Rondo, and no name that means two things. */
class ImportsTest {

  /** What is imported beside ours: by the kernel, by the jshell tool or by our own list. */
  private static final List<String> JDK_PACKAGES =
      List.of(
          "java/lang",
          "java/io",
          "java/math",
          "java/net",
          "java/nio/file",
          "java/time",
          "java/util",
          "java/util/concurrent",
          "java/util/function",
          "java/util/regex",
          "java/util/stream");

  private static final List<String> LIBRARY_PACKAGES =
      List.of(
          "tech.tablesaw.api",
          "org.knowm.xchart",
          "org.knowm.xchart.style",
          "org.knowm.xchart.internal.chartpart");

  private static final List<JavaClass> OURS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.rondo")
              .stream()
              .filter(ImportsTest::isPublicAndTopLevel)
              .filter(type -> !type.getPackageName().contains(".internal"))
              .toList();

  @Test
  void every_public_type_of_ours_is_imported() throws IOException {
    Set<String> needed =
        OURS.stream()
            .map(
                type ->
                    type.getName().equals("dev.rondo.Rondo")
                        ? "import static dev.rondo.Rondo.*;"
                        : "import " + type.getPackageName() + ".*;")
            .collect(toSet());

    assertThat(imports()).containsAll(needed).doesNotHaveDuplicates();
  }

  @Test
  void jshell_accepts_every_import() throws IOException {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      for (String line : imports()) {
        List<SnippetEvent> events = shell.eval(line);
        assertThat(events).as(line).hasSize(1);
        assertThat(events.get(0).status()).as(line).isEqualTo(Snippet.Status.VALID);
      }
    }
  }

  @Test
  void no_name_of_ours_is_taken() throws IOException {
    Map<String, String> taken = new TreeMap<>();
    for (String name : JDK_PACKAGES) {
      jdkTypes(name).forEach(type -> taken.put(type, name));
    }
    for (String name : LIBRARY_PACKAGES) {
      new ClassFileImporter()
          .importPackages(name).stream()
              .filter(type -> type.getPackageName().equals(name))
              .filter(ImportsTest::isPublicAndTopLevel)
              .forEach(type -> taken.put(type.getSimpleName(), name));
    }
    assertThat(taken).containsKeys("List", "Path", "Duration", "Table", "Chart", "Styler", "File");

    assertThat(OURS.stream().filter(type -> taken.containsKey(type.getSimpleName())))
        .extracting(type -> type.getName() + " and " + taken.get(type.getSimpleName()))
        .isEmpty();
  }

  @Test
  void no_two_types_of_ours_share_a_name() {
    Map<String, Long> counts =
        OURS.stream().collect(toMap(JavaClass::getSimpleName, type -> 1L, Long::sum));

    assertThat(counts).containsKey("Renderable").allSatisfy((name, n) -> assertThat(n).isOne());
  }

  private static List<String> imports() throws IOException {
    try (InputStream in = Renderable.class.getResourceAsStream("/dev/rondo/imports.jsh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("//"))
          .toList();
    }
  }

  private static Stream<String> jdkTypes(String packagePath) throws IOException {
    Path folder =
        FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base", packagePath);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .toList()
          .stream();
    }
  }

  private static boolean isPublicAndTopLevel(JavaClass type) {
    return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
