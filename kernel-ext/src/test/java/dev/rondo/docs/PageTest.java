package dev.rondo.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  @TempDir Path folder;

  @Test
  void runs_blocks_in_one_session_and_holds_them_against_what_the_page_says() throws Exception {
    Page page =
        page(
            """
            # A page

            ```java
            var words = List.of("one", "two")
                .stream()
                .map(String::toUpperCase);
            var joined = words.collect(Collectors.joining("+"));
            ```

            Its value:

            ```java
            joined
            ```

            <!-- snippet: printed -->

            ```text
            ONE+TWO
            ```

            ```java
            System.out.println(joined.length());
            ```

            <!-- snippet: printed -->
            ```text
            7
            ```

            <!-- snippet: compile only -->
            ```java
            Files.delete(Path.of(joined))
            ```
            """);
    PageScript script = PageScript.of(page);
    PageRun run = PageRun.of(page, script, folder);
    assertThat(run.exit()).as(run.errors()).isZero();
    assertThat(script.broken(run.output())).isEmpty();
  }

  @Test
  void the_last_statement_of_a_block_needs_no_semicolon() {
    assertThat(LastStatement.of("int a = 1;\na // so\n").ended())
        .isEqualTo("int a = 1;\na; // so\n");
    assertThat(LastStatement.of("a;\n").ended()).isEqualTo("a;\n");
    assertThat(LastStatement.of("if (a) { b(); }\n").ended()).isEqualTo("if (a) { b(); }\n");
    assertThat(LastStatement.of("").ended()).isEmpty();
  }

  @Test
  void the_last_value_of_a_block_is_printed() {
    assertThat(LastStatement.of("a();\nb\n  .c(1)\n").printed())
        .isEqualTo("a();\nSystem.out.println(b\n  .c(1));\n");
    assertThat(LastStatement.of("1 + 1;\n").printed()).isEqualTo("System.out.println(1 + 1);\n");
    assertThat(LastStatement.of("var a = 1;\n").printed()).isEqualTo("var a = 1;\n");
    assertThat(LastStatement.of("System.out.println(a);\n").printed())
        .isEqualTo("System.out.println(a);\n");
  }

  @Test
  void a_fault_is_named_by_the_line_of_the_page() throws Exception {
    Page page =
        page(
            """
            Here it fails:

            ```java
            int[] none = {};
            int first =
                none[0];
            ```
            """);
    PageRun run = PageRun.of(page, PageScript.of(page), folder);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors()).contains("page.md:").contains("Index 0 out of bounds for length 0");
    assertThat(run.errors()).containsPattern("page\\.md:[56]: ");
  }

  @Test
  void a_block_that_is_only_compiled_becomes_a_method_that_nobody_calls() {
    Page page =
        page(
            """
            <!-- snippet: compile only -->
            ```java
            model.train()
            ```
            """);
    assertThat(PageScript.of(page).text())
        .isEqualTo("\nvoid compiles2() throws Exception {\nmodel.train();\n}\n");
  }

  @Test
  void other_output_than_the_page_says_is_named_with_its_line() {
    Page page =
        page(
            """
            ```java
            1 + 1
            ```
            <!-- snippet: printed -->
            ```text
            3
            ```
            """);
    assertThat(PageScript.of(page).broken("2\n\n--- end of the block at line 1\n"))
        .singleElement()
        .asString()
        .isEqualToIgnoringNewLines(
            "page.md:1: the page says that this block prints\n3\nbut it prints\n2");
  }

  @Test
  void refuses_a_block_without_end() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page("text\n```java\nint a;\n"))
        .withMessage("page.md:2: this block does not end");
  }

  @Test
  void refuses_a_mark_that_it_does_not_know() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page("\n<!-- snippet: skip -->\n```java\n```\n"))
        .withMessage("page.md:2: <!-- snippet: skip --> is neither 'compile only' nor 'printed'");
  }

  @Test
  void refuses_output_that_no_block_makes() {
    Page page = page("<!-- snippet: printed -->\n```text\n1\n```\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageScript.of(page))
        .withMessage("page.md:2: no block of Java stands before this text");
  }

  @Test
  void names_commands_and_notebooks_that_do_not_exist() throws Exception {
    Files.createDirectories(folder.resolve("notebooks"));
    Files.createFile(folder.resolve("notebooks/there.ipynb"));
    Commands commands = new Commands("Usage:\n\n  run NOTEBOOK\n  test    all\n", folder);
    Page page =
        page(
            """
            ```sh
            install/rondo test          # everything
            install/rondo run notebooks/there.ipynb notebooks/gone.ipynb
            install/rondo fly
            git status
            ```
            """);
    assertThat(commands.unknown(page))
        .containsExactly(
            "page.md:3: there is no notebooks/gone.ipynb",
            "page.md:4: install/rondo has no verb 'fly'");
  }

  private static Page page(String text) {
    return Page.parse("page.md", text);
  }
}
