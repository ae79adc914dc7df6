package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a CSV file holds, it is prepared or refused in words. The ordinary run replays the
 * inputs beside this class's resources. To search for new ones, one method at a time:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -pl dsl test -Djazzer.hooks=true -Dtest=TableFuzzTest#any_series
 * }</pre>
 */
class TableFuzzTest {

  @TempDir static Path folder;

  @FuzzTest(maxDuration = "3m")
  void any_series(byte[] bytes) throws IOException {
    check(bytes, path -> plain(path).prepare());
    check(bytes, path -> plain(path).time("t").holdOut(2).standardize().prepare());
    check(bytes, path -> plain(path).time("t").mend(Mend.SORT, Mend.FILL_GAPS).prepare());
    check(
        bytes,
        path ->
            plain(path)
                .time("t")
                .past("x")
                .by("id")
                .mend(Mend.AVERAGE_DUPLICATES)
                .missing(Missing.INTERPOLATE)
                .log()
                .relative()
                .prepare());
  }

  private static Series plain(Path path) {
    return Series.read(path).target("y").window(2).horizon(1);
  }

  @FuzzTest(maxDuration = "3m")
  void any_sequences(byte[] bytes) throws IOException {
    check(bytes, path -> Sequences.read(path).by("id").label("class").split(60, 20, 20).prepare());
    check(
        bytes,
        path ->
            Sequences.read(path)
                .by("id")
                .time("t")
                .features("x")
                .target("y")
                .split(100, 0, 0)
                .standardize()
                .prepare());
  }

  private static void check(byte[] bytes, Consumer<Path> intake) throws IOException {
    Path path = Files.write(folder.resolve(Thread.currentThread().getId() + ".csv"), bytes);
    try {
      intake.accept(path);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      assertThat(e.getMessage()).isNotBlank().contains(": ");
    }
  }
}
