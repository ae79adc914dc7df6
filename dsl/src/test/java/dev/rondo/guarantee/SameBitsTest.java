package dev.rondo.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One seed, the same bits: in twenty fresh processes, on any number of threads, whatever the
 * process did before and does beside, and in this process. The fingerprint is left in {@code
 * target/figures} too, where the tests of the kernel and of JShell hold theirs against it.
 */
class SameBitsTest {

  private static final int AT_ONCE = 2;
  private static final Path FIGURES = Path.of("target", "figures");
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto");

  @TempDir Path folder;

  /** A process: threads of the native libraries, what else it does, and options of its JVM. */
  private record Child(Optional<Integer> threads, SameBits.Other other, List<String> options) {

    static Child of(int threads, SameBits.Other other) {
      return new Child(Optional.of(threads), other, QUICK);
    }

    static Child unset(SameBits.Other other, String... options) {
      return new Child(Optional.empty(), other, options.length == 0 ? QUICK : List.of(options));
    }
  }

  private static List<Child> children() {
    List<Child> all = new ArrayList<>();
    for (SameBits.Other other : SameBits.Other.values()) {
      for (int threads : new int[] {1, 2, 4}) {
        all.add(Child.of(threads, other));
      }
    }
    all.add(Child.unset(SameBits.Other.NOTHING));
    all.add(Child.unset(SameBits.Other.AT_ONCE));
    all.add(Child.unset(SameBits.Other.NOTHING, "-XX:+UseSerialGC")); // both compilers
    all.add(parallelism(1));
    all.add(parallelism(7));
    return all;
  }

  private static Child parallelism(int number) {
    String word = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + number;
    return Child.unset(SameBits.Other.TRAININGS, word, "-XX:TieredStopAtLevel=1");
  }

  @Test
  void one_seed_gives_the_same_bits_in_twenty_fresh_processes_and_in_this_one()
      throws IOException, InterruptedException, ExecutionException {
    List<Child> children = children();
    assertThat(children).hasSize(20);
    String here = SameBits.all();
    ExecutorService two = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<List<String>>> answers =
          children.stream().map(child -> two.submit(() -> answer(child))).toList();
      for (int i = 0; i < children.size(); i++) {
        assertThat(answers.get(i).get()).as("%s", children.get(i)).isNotEmpty().containsOnly(here);
      }
    } finally {
      two.shutdownNow();
    }
    assertThat(here).matches("([0-9a-f]{64} ?){4}");
    Files.createDirectories(FIGURES);
    Files.writeString(FIGURES.resolve("bits.txt"), "fingerprint = " + here.split(" ")[0] + "\n");
  }

  /** What a process prints, which is nothing but fingerprints. */
  private List<String> answer(Child child) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(child.options());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    for (String property : List.of("org.bytedeco.javacpp.cachedir", "java.io.tmpdir")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.addAll(
        List.of(
            "-Dorg.nd4j.log.initialization=false", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SameBits.class.getName(), child.other().name()));
    try {
      Path said = Files.createTempFile(folder, "said", ".txt");
      Path complained = Files.createTempFile(folder, "complained", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(said.toFile())
              .redirectError(complained.toFile());
      Map<String, String> environment = builder.environment();
      environment.remove("OMP_NUM_THREADS");
      child.threads().ifPresent(n -> environment.put("OMP_NUM_THREADS", n.toString()));
      int status = builder.start().waitFor();
      assertThat(status).as("%s: %s", child, Files.readString(complained)).isZero();
      return Files.readAllLines(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
