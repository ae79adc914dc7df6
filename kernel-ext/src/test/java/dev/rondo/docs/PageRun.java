package dev.rondo.docs;

import dev.rondo.jshell.ScriptRunner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a page's code, in a JVM of its own that has the flags and the class path of this one
 * and works in a folder of its own.
 *
 * @param exit the status it ended with
 * @param output what it printed
 * @param errors what it printed to the standard error
 */
record PageRun(int exit, String output, String errors) {

  private static final int MINUTES = 10;

  static PageRun of(Page page, PageScript script, Path folder)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(page.name()), script.text());
    Path output = folder.resolve("output.log");
    Path errors = folder.resolve("errors.log");
    Process process =
        new ProcessBuilder(command(page.name()))
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return new PageRun(
            1, Files.readString(output), page.name() + " ran longer than " + MINUTES + " minutes");
      }
      return new PageRun(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(String script) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    for (String encoding : List.of("file.encoding", "stdout.encoding", "sun.stdout.encoding")) {
      command.add("-D" + encoding + "=UTF-8");
    }
    String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (cache != null) {
      command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ScriptRunner.class.getName(), script, script)); // its name, its file
    return command;
  }
}
