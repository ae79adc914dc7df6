package dev.rondo.checkpoint;

import com.google.gson.stream.JsonReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How tests start a JVM that saves files: quick to start, and with nothing on its class path but
 * our classes and Gson, so that it also shows that files need no ND4J.
 */
final class ChildProcess {

  private ChildProcess() {}

  static List<String> java(Class<?> main, String... args) {
    String classes =
        Stream.of(TensorFile.class, ChildProcess.class, JsonReader.class)
            .map(ChildProcess::home)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx64m",
            "-cp",
            classes,
            main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
