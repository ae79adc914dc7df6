package dev.rondo.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every source file is short, explained and finished. */
class SourcesTest {

  private static final int LONGEST = 400;

  private static final Pattern WILDCARD = Pattern.compile("(?m)^import .*\\*;");
  private static final Pattern ENUM_CONSTANTS = Pattern.compile("^import static .*\\.[A-Z]\\w*\\.");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b|@author");
  private static final Pattern SUPPRESSION = Pattern.compile("@SuppressWarnings");

  @Test
  void no_file_is_longer_than_a_reader_can_hold() throws IOException {
    for (Path file : JavaSource.files()) {
      assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(LONGEST);
    }
  }

  @Test
  void everything_a_user_can_reach_has_a_comment() {
    assertThat(JavaSource.all()).flatMap(Undocumented::in).isEmpty();
  }

  @Test
  void every_package_has_its_sentence() {
    assertThat(JavaSource.files().stream().map(Path::getParent).distinct())
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).isRegularFile());
  }

  @Test
  void imports_name_what_they_import() {
    assertThat(lines(WILDCARD)).filteredOn(line -> !ENUM_CONSTANTS.matcher(line).find()).isEmpty();
  }

  @Test
  void nothing_is_left_to_be_done() {
    assertThat(lines(UNFINISHED)).isEmpty();
  }

  @Test
  void a_silenced_warning_has_its_reason_beside_it() {
    assertThat(lines(SUPPRESSION)).allSatisfy(line -> assertThat(line).contains("//"));
  }

  @Test
  void the_search_for_comments_finds_what_has_none(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Sample.java");
    Files.writeString(
        file,
        """
        public class Sample {
          public void shown() {}
          void hidden() {}
          /** Explained. */
          protected void explained() {}
          @Override public String toString() { return ""; }
          /** A pair.
           * @param left the first */
          public record Pair(int left, int right) { public Pair {} }
          /** A role. */
          public interface Role { void act(); }
          static class Inner { public void unseen() {} }
        }
        """);
    assertThat(JavaSource.read(List.of(file)))
        .flatMap(Undocumented::in)
        .containsExactly(
            "Sample.java:1 Sample has no comment",
            "Sample.java:2 Sample.shown has no comment",
            "Sample.java:9 Pair has no @param for its part right",
            "Sample.java:11 Role.act has no comment");
  }

  private static List<String> lines(Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Path file : JavaSource.files()) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.filter(line -> pattern.matcher(line).find()).forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
