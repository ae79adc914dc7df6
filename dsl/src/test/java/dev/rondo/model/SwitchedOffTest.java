package dev.rondo.model;

import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.engine.FastEngine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that was started without the fast engine's module runs everything, and says how to. */
class SwitchedOffTest {

  @TempDir Path folder;

  @Test
  void the_first_network_that_would_have_been_fast_says_so_once()
      throws IOException, InterruptedException {
    String run = folder.resolve("run.safetensors").toString();
    Monthly.declared().model(gru(2).last()).train(epochs(1).quiet()).save(run);
    File said = folder.resolve("said.txt").toFile();
    File complained = folder.resolve("complained.txt").toFile();

    int status =
        new ProcessBuilder(command(run))
            .redirectOutput(said)
            .redirectError(complained)
            .start()
            .waitFor();

    assertThat(Files.readAllLines(complained.toPath()))
        .containsExactly(
            "The fast engine would have run nothing so far.",
            "Rondo runs on its slow engine; start Java with --add-modules jdk.incubator.vector for"
                + " the fast one");
    assertThat(Files.readAllLines(said.toPath()))
        .containsExactly(
            "gru(2).last(): [batch,6,1] -> [batch,3], 39 parameters, engine nd4j, trained",
            "gru(2).last(): [batch,6,1] -> [batch,3], 39 parameters, engine nd4j, trained",
            run
                + ": metadata 'rondo.run' (byte 8): engine: the run was written by '"
                + FastEngine.here().name()
                + "', and no other engine goes on with the same bits; here it runs on nd4j; start"
                + " Java with --add-modules jdk.incubator.vector, or train the loaded model on from"
                + " its weights: load(path).forecaster(data).fineTune(plan)");
    assertThat(status).isZero();
  }

  private static List<String> command(String file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Dorg.nd4j.log.initialization=false",
        "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir"),
        "-cp",
        System.getProperty("java.class.path"),
        SwitchedOffChild.class.getName(),
        file);
  }
}
