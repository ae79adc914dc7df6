package dev.rondo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the pages beside it show is what happens. */
class PagesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @MethodSource("pages")
  void every_block_of_java_runs(Path file, @TempDir Path folder) throws Exception {
    copyData(folder);
    Page page = Page.read(file);
    PageScript script = PageScript.of(page);
    PageRun run = PageRun.of(page, script, folder);
    assertThat(run.exit()).as("%s%s", run.errors(), run.output()).isZero();
    assertThat(script.broken(run.output())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_command_exists(Path file) throws Exception {
    assertThat(new Commands(help(), ROOT).unknown(Page.read(file))).isEmpty();
  }

  static List<Path> pages() throws IOException {
    Path docs = ROOT.resolve("docs");
    try (Stream<Path> beside = Files.isDirectory(docs) ? Files.walk(docs) : Stream.empty()) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), beside)
          .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static String help() throws IOException, InterruptedException {
    Process help =
        new ProcessBuilder("sh", ROOT.resolve("install/rondo").toString(), "help").start();
    String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(help.waitFor(1, TimeUnit.MINUTES) && help.exitValue() == 0)
        .as("install/rondo help")
        .isTrue();
    return text;
  }

  /** The pages work at the top of the checkout; what they write stays out of it. */
  private static void copyData(Path folder) throws IOException {
    Path data = ROOT.resolve("notebooks/data");
    Path copy = folder.resolve("notebooks/data");
    Files.createDirectories(copy.getParent());
    try (Stream<Path> files = Files.walk(data)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, copy.resolve(data.relativize(file)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
