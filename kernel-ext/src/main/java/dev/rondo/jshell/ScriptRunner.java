package dev.rondo.jshell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.JShell;

/**
 * Runs a script of Java snippets in this JVM, with Rondo imported. The script's prints go to the
 * standard output; the first fault goes to the standard error with file and line, and the exit
 * status is then 1 (2 if there is no script to run).
 */
public final class ScriptRunner {

  private static final String IMPORTS = "/dev/rondo/imports.jsh";

  /** The imports of the jshell tool's own start-up named DEFAULT. */
  private static final List<String> DEFAULT_IMPORTS =
      List.of(
          "java.io",
          "java.math",
          "java.net",
          "java.nio.file",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.prefs",
          "java.util.regex",
          "java.util.stream");

  private ScriptRunner() {}

  /** Takes the name that messages use, the script's file, and the script's own {@code args}. */
  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      System.err.println("ScriptRunner: give a name and a file");
      System.exit(2);
    }
    String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
    // A thread that the script started and left must not keep the JVM from ending.
    System.exit(run(arguments[0], Path.of(arguments[1]), rest, System.err));
  }

  /** Runs a script file and returns the exit status; messages call it by the name given. */
  static int run(String name, Path path, String[] arguments, PrintStream errors) {
    Script script;
    try {
      script = Script.read(name, path);
    } catch (IOException unreadable) {
      errors.println(name + ": " + why(path, unreadable));
      return 2;
    }
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      new ScriptSession(shell, new Script("start-up", startUp(arguments))).run();
      new ScriptSession(shell, script).run();
      return 0;
    } catch (ScriptFailure failure) {
      errors.println(failure.getMessage());
      return 1;
    }
  }

  private static String why(Path path, IOException unreadable) {
    if (Files.isDirectory(path)) {
      return "this is a folder, not a script";
    }
    if (!Files.exists(path)) {
      return "there is no such script";
    }
    if (unreadable instanceof CharacterCodingException) {
      return "this is not text in UTF-8";
    }
    return "cannot be read: " + unreadable.getMessage();
  }

  private static String startUp(String[] arguments) {
    String defaults =
        DEFAULT_IMPORTS.stream().map(p -> "import " + p + ".*;\n").collect(Collectors.joining());
    String values =
        Arrays.stream(arguments).map(ScriptRunner::literal).collect(Collectors.joining(", "));
    return defaults + imports() + "\nString[] args = {" + values + "};\n";
  }

  private static String imports() {
    try (InputStream resource = ScriptRunner.class.getResourceAsStream(IMPORTS)) {
      if (resource == null) {
        throw new IllegalStateException(IMPORTS + " is not on the class path");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The Java literal of a string: what is not plain goes as an octal escape. */
  private static String literal(String value) {
    return value
        .chars()
        .mapToObj(
            c ->
                c < ' ' || c == '"' || c == '\\'
                    ? String.format("\\%03o", c)
                    : String.valueOf((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
