package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.NetworkShape;
import dev.rondo.output.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sources that PyTorch ran when the files were made, and the weights it saved from them. */
class TorchModuleTest {

  static Set<String> names() {
    return WrittenFiles.shapes().keySet();
  }

  /** The error of a network whose weights PyTorch saved from the source that we wrote. */
  static double error(String name) {
    NetworkShape shape = WrittenFiles.shapes().get(name);
    INDArray parameters =
        ForeignWeights.read(Answers.path(name + ".safetensors"), shape, Map.of(), false);
    Answers answers = Answers.of("torch");
    return Math.max(
        answers.error(name, shape, parameters, false),
        answers.error(name + ".ragged", shape, parameters, true));
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_source_is_the_one_that_pytorch_ran(String name) throws IOException {
    assertThat(TorchModule.of(WrittenFiles.shapes().get(name)).source())
        .isEqualTo(Files.readString(Answers.path(name + ".py")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_module_answers_as_the_network_does(String name) {
    assertThat(error(name)).isLessThanOrEqualTo(1e-6);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_network_saves_what_the_module_saves_bit_for_bit(String name) {
    NetworkShape shape = WrittenFiles.shapes().get(name);
    Map<String, Tensor> theirs = TensorFile.read(Answers.path(name + ".safetensors")).tensors();
    StateDict dict = StateDict.of(shape);
    List<Tensor> ours =
        dict.tensors(
            ForeignWeights.read(Answers.path(name + ".safetensors"), shape, Map.of(), false));
    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs.values());
    assertThat(dict.names()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
  }

  @Test
  void shows_itself_as_text() {
    TorchModule module = TorchModule.of(new NetworkShape(gru(3).last(), 2, 0, 1));
    assertThat(module).hasToString(module.source());
    assertThat(module.rendering()).isEqualTo(Rendering.ofText(module.source()));
  }

  @Test
  void what_pytorch_has_no_layer_for_is_refused_by_name() {
    refused(
        gru(3).reset(Reset.BEFORE).last(),
        "toPyTorch(): layer 0, gru(3).reset(BEFORE): PyTorch's GRU has its reset gate after the"
            + " recurrent product alone; declare the layer without .reset(BEFORE)");
    refused(
        lstm(2).bidirectional(lstm(3).peepholes()).mean(),
        "toPyTorch(): layer 1, bidirectional(lstm(3).peepholes()): PyTorch's LSTM has no"
            + " peepholes; declare the layer without .peepholes()");
    refused(
        gru(3).layerNorm().last(),
        "toPyTorch(): layer 0, gru(3).layerNorm(): PyTorch's cells normalise nothing inside;"
            + " declare the layer without .layerNorm()");
    refused(
        lstm(2).cell(new MinimalGatedUnit(3)).last(),
        "toPyTorch(): layer 1, cell(MinimalGatedUnit[units=3]): PyTorch does not know this cell;"
            + " save the model and load it in Rondo");
  }

  private static void refused(Architecture architecture, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TorchModule.of(new NetworkShape(architecture, 2, 0, 1)))
        .withMessage(message);
  }
}
