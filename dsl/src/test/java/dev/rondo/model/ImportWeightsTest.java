package dev.rondo.model;

import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.Bits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights from elsewhere in models of every kind. */
class ImportWeightsTest {

  private static final int UNITS = 3;
  private static final INDArray X = Nd4j.linspace(-1, 1, 12 * 4 * 2).reshape(12, 4, 2);

  @TempDir private Path folder;

  @Test
  void a_model_that_was_never_trained_gets_a_network() {
    SequenceRegressor model = regressor();
    assertThat(model.toString()).endsWith(", not trained");
    model.importWeights(file(1, false));
    assertThat(model.toString()).endsWith(", imported");
    assertThat(model.predict(X).shape()).containsExactly(12, 1);
    assertThat(model.weights().dataType()).isEqualTo(DataType.FLOAT);
  }

  @Test
  void doubles_stay_doubles() {
    SequenceRegressor model = regressor();
    model.importWeights(file(1, true));
    assertThat(model.weights().dataType()).isEqualTo(DataType.DOUBLE);
    SequenceRegressor narrow = regressor();
    narrow.importWeights(file(1, false));
    double[] wide = Bits.of(model.predict(X));
    double[] rounded = Bits.of(narrow.predict(X));
    for (int i = 0; i < wide.length; i++) {
      assertThat(Math.abs(wide[i] - rounded[i])).isLessThan(1e-6);
    }
  }

  @Test
  void the_layer_that_is_frozen_keeps_the_imported_weights_while_the_rest_learns() {
    SequenceRegressor model = regressor();
    model.importWeights(file(1, false));
    double[] imported = Bits.of(model.weights());
    model.fineTune(epochs(2).freeze(0).quiet());
    assertThat(model.toString()).endsWith(", trained");
    double[] tuned = Bits.of(model.weights());
    int head = tuned.length - (UNITS + 1);
    assertThat(Arrays.copyOf(tuned, head)).isEqualTo(Arrays.copyOf(imported, head));
    assertThat(Arrays.copyOfRange(tuned, head, tuned.length))
        .isNotEqualTo(Arrays.copyOfRange(imported, head, imported.length));
  }

  @Test
  void a_file_that_does_not_fit_leaves_the_model_as_it_was() {
    SequenceRegressor model = regressor();
    model.importWeights(file(1, false));
    double[] before = Bits.of(model.weights());
    String wrong = file(2, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.importWeights(wrong))
        .withMessageStartingWith(
            "importWeights(\""
                + wrong
                + "\"): the head expects weight [1, 3], got tensor 'fc.weight' [2, 3]; ");
    assertThat(Bits.of(model.weights())).isEqualTo(before);
  }

  @Test
  void a_classifier_goes_to_keras_and_back_with_its_probabilities() {
    SequenceClassifier model = classifier();
    model.importWeights(file(2, false), Map.of("0", "rnn", "head", "fc"));
    String archive = folder.resolve("model.keras").toString();
    model.exportKeras(archive);
    SequenceClassifier again = classifier();
    again.importWeights(archive);
    assertThat(Bits.of(again.weights())).isEqualTo(Bits.of(model.weights()));
  }

  @Test
  void a_softmax_is_not_for_a_regressor() {
    SequenceClassifier model = classifier();
    model.importWeights(file(2, false));
    String archive = folder.resolve("model.keras").toString();
    model.exportKeras(archive);
    INDArray y = Nd4j.ones(12, 2);
    SequenceRegressor regressor = sequences(X, y).split(50, 25, 25).model(gru(UNITS).last());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> regressor.importWeights(archive))
        .withMessage(
            "importWeights(\"%s\"): the head: the file's layer 'head' (Dense) has activation"
                + " 'softmax', the model 'linear'",
            archive);
  }

  @Test
  void a_forecaster_takes_weights_and_tells_its_module() {
    Forecaster model = Monthly.declared().model(gru(UNITS).last());
    assertThat(model.toPyTorch().toString())
        .contains("self.layer0 = nn.GRU(1, 3, batch_first=True)", "self.head = nn.Linear(3, 3)");
    Forecaster trained = Monthly.declared().model(gru(UNITS).last());
    trained.train(Monthly.plan());
    String archive = folder.resolve("model.keras").toString();
    trained.exportKeras(archive);
    model.importWeights(archive);
    assertThat(model.forecast()).hasToString(trained.forecast().toString());
  }

  @Test
  void a_model_without_weights_has_nothing_to_export() {
    assertThatIllegalStateException()
        .isThrownBy(() -> regressor().exportKeras("model.keras"))
        .withMessage(
            "exportKeras(\"model.keras\"): the model is not trained; call train(epochs(100)) first");
  }

  private static SequenceRegressor regressor() {
    return sequences(X, Nd4j.linspace(0, 1, 12)).split(50, 25, 25).model(gru(UNITS).last());
  }

  private static SequenceClassifier classifier() {
    INDArray y = Nd4j.createFromArray(0f, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    return sequences(X, y).classes().split(50, 25, 25).model(gru(UNITS).last());
  }

  /** A state dict as a user of PyTorch saves it. */
  private String file(int outputs, boolean wide) {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(tensor("rnn.weight_ih_l0", wide, 3 * UNITS, 2));
    tensors.add(tensor("rnn.weight_hh_l0", wide, 3 * UNITS, UNITS));
    tensors.add(tensor("rnn.bias_ih_l0", wide, 3 * UNITS));
    tensors.add(tensor("rnn.bias_hh_l0", wide, 3 * UNITS));
    tensors.add(tensor("fc.weight", wide, outputs, UNITS));
    tensors.add(tensor("fc.bias", wide, outputs));
    Path path = folder.resolve("state" + outputs + wide + ".safetensors");
    TensorFile.of(Map.of(), tensors).write(path);
    return path.toString();
  }

  private static Tensor tensor(String name, boolean wide, long... shape) {
    int length = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    double[] numbers =
        IntStream.range(0, length).mapToDouble(i -> Math.sin(i + name.length())).toArray();
    INDArray array = Nd4j.createFromArray(numbers).castTo(wide ? DataType.DOUBLE : DataType.FLOAT);
    return Tensor.of(name, array.reshape(shape));
  }
}
