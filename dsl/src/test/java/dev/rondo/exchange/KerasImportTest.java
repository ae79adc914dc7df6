package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.engine.NetworkShape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class KerasImportTest {

  static Set<String> names() {
    return KerasNetworks.shapes().keySet();
  }

  /** The error of one network that Keras saved. */
  static double error(String name) {
    NetworkShape shape = KerasNetworks.shapes().get(name);
    INDArray parameters = read(Answers.path(name + ".keras"), shape);
    return Answers.of("keras")
        .softmax(name.endsWith("mixed"))
        .error(name, shape, parameters, shape.embeds());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_network_answers_as_in_keras(String name) {
    assertThat(error(name)).isLessThanOrEqualTo(1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras_mixed", "keras_gru_2_both_mean", "keras_tokens_last"})
  void a_file_of_weights_alone_gives_the_same(String name) {
    NetworkShape shape = KerasNetworks.shapes().get(name);
    assertThat(read(Answers.path(name + ".weights.h5"), shape))
        .isEqualTo(read(Answers.path(name + ".keras"), shape));
  }

  @Test
  void other_cells_or_counts_are_refused_with_both_lists() {
    refused(
        "keras_lstm_2_forward_max",
        lstm(4).gru(4).max(),
        "the layers are others; the file has 'lstm_*' (LSTM), 'lstm_*' (LSTM), 'dense_*' (Dense);"
            + " the model expects layer 0, lstm(4) (LSTM), layer 1, gru(4) (GRU), the head (Dense)");
    refused(
        "keras_gru_1_forward_last",
        gru(4).last().dense(4),
        "the layers are others; the file has 'gru' (GRU), 'dense_*' (Dense); the model expects"
            + " layer 0, gru(4) (GRU), layer 2, dense(4) (Dense), the head (Dense)");
  }

  @Test
  void other_widths_are_refused_with_both_shapes() {
    refused(
        "keras_lstm_1_forward_steps",
        lstm(5),
        "layer 0, lstm(5) expects 'layers/lstm/cell/vars/0' [2, 20], got [2, 16]");
  }

  @Test
  void other_activations_are_refused() {
    refused(
        "keras_relu_1_forward_mean",
        elman(4).mean(),
        "layer 0, elman(4): the file's layer 'simple_rnn_*' (SimpleRNN) has activation 'relu', the"
            + " model 'tanh'");
    refused(
        "keras_mixed",
        lstm(4).dense(5, Activation.RELU).gru(4).last().dense(6, Activation.TANH),
        "layer 1, dense(5, RELU): the file's layer 'dense_*' (Dense) has activation 'sigmoid', the"
            + " model 'relu'");
  }

  @Test
  void a_softmax_is_refused_where_the_model_has_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ForeignWeights.read(
                    Answers.path("keras_mixed.keras"),
                    new NetworkShape(KerasNetworks.mixed(), 2, 0, 3),
                    Map.of(),
                    false))
        .withMessageContaining("the head: the file's layer 'dense_")
        .withMessageEndingWith("' (Dense) has activation 'softmax', the model 'linear'");
  }

  @Test
  void the_place_of_the_reset_gate_is_part_of_the_network() {
    refused(
        "keras_before_1_both_max",
        bidirectional(gru(4)).max(),
        "layer 0, bidirectional(gru(4)): the file's layer 'bidirectional_*' (Bidirectional) has"
            + " reset_after false; declare the layer with .reset(BEFORE)");
    refused(
        "keras_gru_1_forward_last",
        gru(4).reset(Reset.BEFORE).last(),
        "layer 0, gru(4).reset(BEFORE): the file's layer 'gru' (GRU) has reset_after true; declare"
            + " the layer without .reset(BEFORE)");
  }

  @Test
  void the_bias_tells_the_place_of_the_reset_gate_where_the_file_has_weights_alone() {
    Architecture model = bidirectional(gru(4).reset(Reset.BEFORE)).bidirectional(gru(4)).mean();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                read(
                    Answers.path("keras_gru_2_both_mean.weights.h5"),
                    new NetworkShape(model, 2, 0, 3)))
        .withMessageEndingWith(
            "layer 0, bidirectional(gru(4).reset(BEFORE)): the file's layer has reset_after true;"
                + " declare the layer without .reset(BEFORE)");
  }

  @Test
  void another_end_of_the_sequences_is_refused() {
    refused(
        "keras_lstm_2_forward_max",
        lstm(4).lstm(4).mean(),
        "the file's sequences end with max(), the model's with mean()");
    refused(
        "keras_gru_1_forward_last",
        gru(4),
        "the file's sequences end with last(), the model's with every step");
    refused(
        "keras_lstm_1_forward_steps",
        lstm(4).last(),
        "the file's sequences end with every step, the model's with last()");
  }

  @Test
  void what_keras_has_no_layer_for_is_refused() {
    refused(
        "keras_lstm_1_forward_steps",
        lstm(4).attend(),
        "layer 1, attend(): Keras has no layer for it; end with last(), mean() or max()");
  }

  @Test
  void the_vector_of_padding_is_zero_here_as_it_is_masked_there() {
    NetworkShape shape = KerasNetworks.shapes().get("keras_tokens_last");
    INDArray parameters = read(Answers.path("keras_tokens_last.keras"), shape);
    double[] padding = Arrays.copyOf(parameters.toDoubleVector(), 5);
    assertThat(padding).containsOnly(0);
    assertThat(parameters.getDouble(5)).isNotZero();
  }

  @Test
  void an_embedding_without_a_mask_is_refused() {
    Path path = Answers.path("keras_unmasked.keras");
    NetworkShape shape = new NetworkShape(embed(5).gru(4).last(), 4, 0, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(path, shape))
        .satisfies(
            refused ->
                assertThat(refused.getMessage().replaceAll("_\\d+'", "'"))
                    .isEqualTo(
                        "importWeights(\""
                            + path
                            + "\"): layer 0, embed(5): the file's layer 'embedding' (Embedding) has"
                            + " mask_zero false, and so takes padding for a token; the model passes"
                            + " it by"));
  }

  @Test
  void a_map_of_names_is_refused() {
    Path path = Answers.path("keras_side.keras");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ForeignWeights.read(
                    path, new NetworkShape(gru(4).last(), 2, 0, 3), Map.of("0", "gru"), false))
        .withMessage(
            "importWeights(\"%s\", Map.of(\"0\", \"gru\")): a Keras file tells the order of its"
                + " layers itself; leave the map out",
            path);
  }

  private static INDArray read(Path path, NetworkShape shape) {
    return ForeignWeights.read(path, shape, Map.of(), path.toString().contains("mixed"));
  }

  /** Asserts the message; a star in it stands for the number that Keras gives a name. */
  private static void refused(String name, Architecture model, String problem) {
    Path path = Answers.path(name + ".keras");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(path, new NetworkShape(model, 2, 0, 3)))
        .satisfies(
            refused ->
                assertThat(refused.getMessage().replaceAll("_\\d+'", "_*'"))
                    .isEqualTo("importWeights(\"" + path + "\"): " + problem));
  }
}
