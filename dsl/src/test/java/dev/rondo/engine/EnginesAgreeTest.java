package dev.rondo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast engine agrees with the reference in networks of everything that has a fast path. */
class EnginesAgreeTest {

  static IntStream numbers() {
    return IntStream.range(0, 600);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void the_fast_engine_agrees_with_the_reference(int number) {
    assertThat(Agreement.on(number)).matches(found -> found.holds(1), "agrees");
  }

  /** Each kind of processor has vectors of its own; this one can also use shorter ones. */
  @ParameterizedTest
  @ValueSource(ints = {128, 256})
  void it_agrees_on_shorter_vectors_too(int bits, @TempDir Path folder)
      throws IOException, InterruptedException {
    if (bits < bitsHere()) {
      File said = folder.resolve("said.txt").toFile();
      int status =
          new ProcessBuilder(command(bits))
              .redirectErrorStream(true)
              .redirectOutput(said)
              .start()
              .waitFor();
      assertThat(Files.readAllLines(said.toPath()))
          .filteredOn(line -> !line.startsWith("WARNING: Using incubator modules"))
          .containsExactly("vector-" + bits + " agrees in 120 networks of 120");
      assertThat(status).isZero();
    }
  }

  private static int bitsHere() {
    return Integer.parseInt(FastEngine.here().name().replace("vector-", ""));
  }

  private static List<String> command(int bits) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:MaxVectorSize=" + bits / 8,
        "--add-modules",
        "jdk.incubator.vector",
        "-Dorg.nd4j.log.initialization=false",
        "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir"),
        "-cp",
        System.getProperty("java.class.path"),
        AgreementChild.class.getName(),
        "120");
  }

  @Test
  void every_fast_path_and_every_circumstance_is_drawn_often() {
    Map<String, Long> counts =
        numbers()
            .mapToObj(number -> RandomNetwork.of(number, 1))
            .flatMap(drawn -> drawn.traits().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Stream<String> fast = Stream.of(Feature.values()).filter(Feature::fast).map(Feature::name);
    assertThat(Stream.concat(fast, RandomNetwork.CIRCUMSTANCES.keySet().stream()))
        .allSatisfy(
            trait -> assertThat(counts.getOrDefault(trait, 0L)).as(trait).isGreaterThan(25));
  }
}
