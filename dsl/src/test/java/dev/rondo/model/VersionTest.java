package dev.rondo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The version that files bear is that of the build. */
class VersionTest {

  @Test
  void files_bear_the_version_of_the_build() throws IOException {
    Path pom =
        Files.exists(Path.of("dsl", "pom.xml")) ? Path.of("dsl", "pom.xml") : Path.of("pom.xml");
    assertThat(Files.readString(pom)).contains("<version>" + ModelFile.THIS_VERSION + "</version>");
  }
}
