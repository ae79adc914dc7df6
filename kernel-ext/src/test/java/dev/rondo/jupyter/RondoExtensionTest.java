package dev.rondo.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_ERR)
class RondoExtensionTest {
  private final FakeKernel kernel = new FakeKernel();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private PrintStream before;

  @BeforeEach
  void listen() {
    before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  @Test
  void the_kernel_finds_it() {
    assertThat(ServiceLoader.load(Extension.class).stream().map(ServiceLoader.Provider::type))
        .contains(RondoExtension.class);
  }

  @Test
  void evaluates_every_import_and_says_nothing() {
    new RondoExtension().install(kernel);

    assertThat(kernel.evaluated).isEqualTo(Imports.lines());
    assertThat(kernel.evaluated)
        .contains("import dev.rondo.output.*;", "import java.util.stream.*;");
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void imports_that_are_refused_are_one_line() {
    kernel.refusal = new IllegalStateException("cannot find symbol");

    new RondoExtension().install(kernel);

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Rondo: not all of it works in this kernel: imports: java.lang.IllegalStateException:"
                + " '"
                + Imports.lines().get(0)
                + "' is refused, and "
                + (Imports.lines().size() - 1)
                + " more");
  }

  @Test
  void a_kernel_that_can_do_nothing_is_left_alone() {
    new RondoExtension().install(null);
    new RondoExtension().uninstall(null);

    assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }

  @Test
  void keeps_the_settings_that_the_user_made() {
    String headless = System.getProperty("java.awt.headless");

    new RondoExtension().install(kernel);

    assertThat(headless).isNotNull();
    assertThat(System.getProperty("java.awt.headless")).isEqualTo(headless);
    assertThat(System.getProperty("org.nd4j.log.initialization")).isEqualTo("false");
  }
}
