package dev.rondo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param processor its model
 * @param cores how many of them this JVM may use
 * @param vectorBits the width of the vectors that Java uses; 0 without the module
 * @param java the JVM's name and version
 */
record Machine(String processor, int cores, int vectorBits, String java) {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  /** This one. */
  static Machine here() {
    return new Machine(
        processorsModel(),
        Runtime.getRuntime().availableProcessors(),
        preferredBits(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  private static String processorsModel() {
    String fallback = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!Files.isReadable(CPUINFO)) {
      return fallback;
    }
    try (Stream<String> lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(fallback);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asked by name: a class that names the incubating module does not compile without warning. */
  private static int preferredBits() {
    try {
      Class<?> shapes = Class.forName("jdk.incubator.vector.VectorShape");
      Object widest = shapes.getMethod("preferredShape").invoke(null);
      return (int) shapes.getMethod("vectorBitSize").invoke(widest);
    } catch (ClassNotFoundException e) {
      return 0;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    String width = vectorBits == 0 ? "no vectors" : "vectors of " + vectorBits + " bits";
    return processor + ", " + cores + " cores, " + width + ", " + java;
  }
}
