package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.architecture.Architecture;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The archives that Keras loaded when the answers were made. */
class KerasExportTest {

  @TempDir private Path folder;

  static List<String> archives() {
    return WrittenFiles.archives();
  }

  /** The error between our network and Keras's, which it loaded from the archive we wrote. */
  static double error(String name) {
    NetworkShape shape = KerasNetworks.shapes().get("keras_" + name);
    boolean softmax = name.equals("mixed");
    INDArray parameters =
        ForeignWeights.read(Answers.path("keras_" + name + ".keras"), shape, Map.of(), softmax);
    return Answers.of("keras")
        .softmax(softmax)
        .error("export_" + name, shape, parameters, shape.embeds());
  }

  @ParameterizedTest
  @MethodSource("archives")
  void an_archive_is_byte_for_byte_the_one_that_keras_loaded(String name) {
    Path path = folder.resolve("export.keras");
    WrittenFiles.export(name, path);
    assertThat(path).hasSameBinaryContentAs(Answers.path("export_" + name + ".keras"));
    assertThat(folder.toFile().list()).containsExactly("export.keras");
  }

  @ParameterizedTest
  @MethodSource("archives")
  void what_keras_loaded_answers_as_the_network_does(String name) {
    assertThat(error(name)).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void there_and_back_is_the_same_network_in_double() {
    NetworkShape shape =
        new NetworkShape(bidirectional(gru(3)).lstm(2).dense(4).last().dense(2), 3, 2, 5);
    Network network = new Nd4jEngine().open(shape, DataType.DOUBLE);
    network.initialize(7);
    Path path = folder.resolve("wide.keras");
    KerasExport.write(path, shape, network.parameters(), false);
    INDArray back = ForeignWeights.read(path, shape, Map.of(), false);
    assertThat(back.dataType()).isEqualTo(DataType.DOUBLE);
    StateDict dict = StateDict.of(shape);
    // one bias a gate is all that Keras has of an LSTM
    assertThat(
            dict.tensors(back).stream().filter(t -> !t.name().startsWith("layer1.bias")).toList())
        .isEqualTo(
            dict.tensors(network.parameters()).stream()
                .filter(t -> !t.name().startsWith("layer1.bias"))
                .toList());
  }

  @Test
  void what_keras_cannot_express_is_refused_by_name() {
    refused(
        lstm(3).attend(),
        "layer 1, attend(): Keras has no layer for it; end with last(), mean() or max()");
    refused(
        lstm(3).peepholes().last(),
        "layer 0, lstm(3).peepholes(): Keras's LSTM has no peepholes; declare the layer without"
            + " .peepholes()");
    refused(
        gru(3).layerNorm().last(),
        "layer 0, gru(3).layerNorm(): Keras's cells normalise nothing inside; declare the layer"
            + " without .layerNorm()");
    refused(
        embed(2).tied().gru(2),
        "layer 0, embed(2).tied(): Keras's layers share no weights; declare the layer without"
            + " .tied()");
    refused(
        embed(2).dense(3).last(),
        "layer 2, last(): Keras's recurrent layers alone give their last step; end with mean() or"
            + " max()");
    refused(
        bidirectional(lstm(3)).dense(4).last(),
        "layer 0, bidirectional(lstm(3)): Keras takes both directions' last steps only where they"
            + " end; put the dense layer after last()");
  }

  @Test
  void another_end_of_the_name_or_a_missing_folder_is_refused() {
    NetworkShape shape = new NetworkShape(lstm(2).last(), 1, 0, 1);
    INDArray parameters = new Nd4jEngine().open(shape, DataType.FLOAT).parameters();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasExport.write(Path.of("model.h5"), shape, parameters, false))
        .withMessage(
            "exportKeras(\"model.h5\"): Keras knows its files by their end; name it"
                + " \"model.keras\"");
    Path nowhere = folder.resolve("nowhere").resolve("model.keras");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasExport.write(nowhere, shape, parameters, false))
        .withMessage(
            "exportKeras(\"%s\"): the folder %s does not exist; make it first",
            nowhere, nowhere.getParent());
    assertThat(Files.exists(nowhere)).isFalse();
  }

  private void refused(Architecture architecture, String problem) {
    NetworkShape shape = new NetworkShape(architecture, 2, 0, 1);
    INDArray parameters = new Nd4jEngine().open(shape, DataType.FLOAT).parameters();
    Path path = folder.resolve("refused.keras");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasExport.write(path, shape, parameters, false))
        .withMessage("exportKeras(\"" + path + "\"): " + problem);
    assertThat(path).doesNotExist();
  }
}
