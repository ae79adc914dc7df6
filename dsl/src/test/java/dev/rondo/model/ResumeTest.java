package dev.rondo.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.checkpoint.TensorFile;
import dev.rondo.train.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some batches, a save, a new process and the rest give every bit that an unbroken training gives:
 * weights, optimizer, history and answers. Models answer alike in the new process, too.
 */
class ResumeTest {

  @TempDir Path folder;

  @Test
  void a_new_process_goes_on_with_the_same_bits() throws IOException, InterruptedException {
    List<String> expected = new ArrayList<>();
    for (SavedCase one : SavedCase.all()) {
      Run whole = one.whole();
      Model model = whole.model(Model.class);
      whole.save(path(one, ".whole").toString());
      model.save(path(one, ".model").toString());
      one.stopped(path(one, ".run"));
      assertThat(TensorFile.readSealed(path(one, ".run")).text("rondo.position"))
          .as("%s", one)
          .doesNotContain("\"batch\":0,");
      String answer = one.subject().answer(model);
      expected.addAll(List.of(one + " alone " + answer, one + " bound " + answer));
      expected.add(one + " resumed " + answer);
    }

    assertThat(child()).containsExactlyElementsOf(expected);

    for (SavedCase one : SavedCase.all()) {
      TensorFile whole = TensorFile.readSealed(path(one, ".whole"));
      TensorFile done = TensorFile.readSealed(path(one, ".done"));
      assertThat(done.tensors()).as("%s", one).isEqualTo(whole.tensors());
      timeless(whole)
          .forEach(
              (key, text) -> assertThat(timeless(done)).as("%s", one).containsEntry(key, text));
      assertThat(done.metadata().keySet()).isEqualTo(whole.metadata().keySet());
      TensorFile kept = TensorFile.readSealed(path(one, ".run")); // saved on where it came from
      assertThat(kept.tensors()).as("%s", one).isEqualTo(whole.tensors());
    }
  }

  private Path path(SavedCase one, String ending) {
    return folder.resolve(one + ending);
  }

  /** All that a file says but when it was written, how long it took and where it saves itself. */
  private static Map<String, String> timeless(TensorFile file) {
    Map<String, String> said = new LinkedHashMap<>(file.metadata());
    said.remove("rondo.saved");
    said.replaceAll(
        (key, text) ->
            text.replaceAll("\"(epoch|total)Nanos\":\\d+", "")
                .replaceAll("\"nanos\":\\[[^\\]]*]", "")
                .replaceAll(",\"autosave\":\\d+", ""));
    return said;
  }

  /** What the other process prints. */
  private List<String> child() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true"));
    command.add("-Dorg.nd4j.log.initialization=false");
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    for (String property : List.of("org.bytedeco.javacpp.cachedir", "java.io.tmpdir")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SavedChild.class.getName(), folder.toString()));
    File said = folder.resolve("said.txt").toFile();
    File complained = folder.resolve("complained.txt").toFile();
    Process process =
        new ProcessBuilder(command).redirectOutput(said).redirectError(complained).start();
    assertThat(process.waitFor()).as(Files.readString(complained.toPath())).isZero();
    return Files.readAllLines(said.toPath());
  }
}
