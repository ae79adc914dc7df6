package dev.rondo.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunnerTest {

  @TempDir Path folder;

  private record Outcome(int status, String errors) {}

  private Outcome run(String text, String... arguments) throws IOException {
    Path script = folder.resolve("script.jsh");
    Files.writeString(script, text);
    return run(script, arguments);
  }

  private static Outcome run(Path script, String... arguments) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
    int status = ScriptRunner.run("script.jsh", script, arguments, stream);
    return new Outcome(status, errors.toString(StandardCharsets.UTF_8));
  }

  private String wrote() throws IOException {
    return Files.readString(folder.resolve("written"));
  }

  private String write(String expression) {
    String target = folder.resolve("written").toString().replace("\\", "\\\\");
    return "Files.writeString(Path.of(\"" + target + "\"), " + expression + ");\n";
  }

  @Test
  void runs_a_script_to_its_end() throws IOException {
    Outcome outcome =
        run("int x = 20;\nint twice(int i) {\n  return 2 * i;\n}\n" + write("\"\" + twice(x)"));
    assertThat(outcome).isEqualTo(new Outcome(0, ""));
    assertThat(wrote()).isEqualTo("40");
  }

  @Test
  void a_statement_goes_on_in_a_line_that_starts_with_a_dot() throws IOException {
    Outcome outcome =
        run("var text = \"a\"\n    .repeat(3)\n    .toUpperCase();\n" + write("text"));
    assertThat(outcome).isEqualTo(new Outcome(0, ""));
    assertThat(wrote()).isEqualTo("AAA");
  }

  @Test
  void what_follows_a_switch_that_throws_is_run_too() throws IOException {
    String choice = "switch (\"a\") { case \"a\" -> 1; default -> throw new RuntimeException(); }";
    Outcome outcome =
        run(
            "int one = "
                + choice
                + ";\nint method() {\n  return "
                + choice
                + ";\n}\n"
                + write("\"\" + (one + method())"));
    assertThat(outcome).isEqualTo(new Outcome(0, ""));
    assertThat(wrote()).isEqualTo("2");
    assertThat(run("int one = " + choice + ";\nint two = one + none;\n").errors())
        .startsWith("script.jsh:2: cannot find symbol");
  }

  @Test
  void comments_blank_lines_and_a_missing_last_semicolon_are_fine() throws IOException {
    Outcome outcome =
        run(
            "#!/usr/bin/env rondo\n\n// one\n/* two\n   /exit */\nint x = 1; // three\n\n"
                + write("\"done\"").strip().replaceAll(";$", "")
                + "\n// the end");
    assertThat(outcome).isEqualTo(new Outcome(0, ""));
    assertThat(wrote()).isEqualTo("done");
  }

  @Test
  void a_method_may_call_one_that_comes_later() throws IOException {
    Outcome outcome = run("int f() { return g(); }\nint g() { return 7; }\n" + write("\"\" + f()"));
    assertThat(outcome).isEqualTo(new Outcome(0, ""));
    assertThat(wrote()).isEqualTo("7");
  }

  @Test
  void arguments_arrive_as_they_were_given() throws IOException {
    Outcome outcome = run(write("String.join(\"|\", args)"), "a b", "c\"\\\n", "é");
    assertThat(outcome).isEqualTo(new Outcome(0, ""));
    assertThat(wrote()).isEqualTo("a b|c\"\\\n|é");
  }

  @Test
  void stops_at_a_snippet_that_does_not_compile_with_its_exact_line() throws IOException {
    Outcome outcome =
        run("int x = 1;\nvar y = List.of(x)\n    .stream()\n    .nope();\n" + write("\"no\""));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errors())
        .isEqualTo(
            """
            script.jsh:4: cannot find symbol
                .nope();
                symbol:   method nope()
                location: interface java.util.stream.Stream<java.lang.Integer>
            """);
    assertThat(folder.resolve("written")).doesNotExist();
  }

  @Test
  void stops_at_an_exception_with_the_lines_it_passed() throws IOException {
    Outcome outcome =
        run(
            """
            void check(int i) {
              if (i > 0) {
                throw new IllegalArgumentException("window(200): too long", new RuntimeException("why"));
              }
            }

            check(0);
            check(
                1);
            """
                + write("\"no\""));
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                1,
                """
                script.jsh:3: IllegalArgumentException: window(200): too long
                    throw new IllegalArgumentException("window(200): too long", new RuntimeException("why"));
                    called from line 8: check(
                    because of RuntimeException: why
                """));
    assertThat(folder.resolve("written")).doesNotExist();
  }

  @Test
  void refuses_a_command_of_the_jshell_tool() throws IOException {
    assertThat(run("int x = 1;\n\n/exit\n"))
        .isEqualTo(
            new Outcome(
                1,
                """
                script.jsh:3: /exit is a command of the jshell tool, not Java; leave it out of a script
                    /exit
                """));
    assertThat(run("int x = 1\n/vars -all\n").errors())
        .startsWith("script.jsh:2: /vars is a command of the jshell tool");
  }

  @Test
  void names_the_line_where_unfinished_code_starts() throws IOException {
    assertThat(run("int x = 1;\n\nvoid f() {\n  x++;\n"))
        .isEqualTo(
            new Outcome(
                1,
                """
                script.jsh:3: the code that starts here does not end: a bracket, quote or semicolon is missing
                    void f() {
                """));
  }

  @Test
  void refuses_what_is_used_but_never_defined() throws IOException {
    assertThat(run("int x = 1;\nint f() { return g(); }\n"))
        .isEqualTo(
            new Outcome(
                1,
                """
                script.jsh:2: this uses what the script does not define: method g()
                    int f() { return g(); }
                """));
    assertThat(run("Nope x = null;\nint y = 1;").errors())
        .startsWith("script.jsh:1: ")
        .contains("class Nope");
    assertThat(run("int f() { return g(); }\nint y = 2;\nf();"))
        .isEqualTo(
            new Outcome(
                1,
                """
                script.jsh:1: this uses what is not defined yet: method g()
                    int f() { return g(); }
                    called from line 3: f();
                """));
  }

  @Test
  void says_why_a_script_cannot_be_read() throws IOException {
    assertThat(run(folder.resolve("none")))
        .isEqualTo(new Outcome(2, "script.jsh: there is no such script\n"));
    assertThat(run(folder))
        .isEqualTo(new Outcome(2, "script.jsh: this is a folder, not a script\n"));
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'"', (byte) 0xe9, '"'});
    assertThat(run(latin)).isEqualTo(new Outcome(2, "script.jsh: this is not text in UTF-8\n"));
  }
}
