package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.NetworkShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TorchImportTest {

  private static final double BOUND = 1e-6;
  private static final Map<String, String> UNSAID = Map.of();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("state.safetensors");
  }

  static List<Grid> grid() {
    return Grid.all();
  }

  /** The error of one network that PyTorch saved under names of a user's own. */
  static double error(Grid network) {
    INDArray parameters =
        ForeignWeights.read(
            Answers.path("torch_" + network + ".safetensors"), network.shape(), UNSAID, false);
    return Answers.of("torch").error("torch_" + network, network.shape(), parameters, true);
  }

  @ParameterizedTest
  @MethodSource("grid")
  void a_users_own_module_answers_as_in_pytorch(Grid network) {
    assertThat(error(network)).isLessThanOrEqualTo(BOUND);
  }

  @Test
  void a_users_own_embedding_answers_as_in_pytorch() {
    NetworkShape shape = new NetworkShape(embed(5).lstm(4).last(), 4, 0, 3);
    INDArray parameters =
        ForeignWeights.read(Answers.path("torch_tokens.safetensors"), shape, UNSAID, false);
    assertThat(Answers.of("torch").error("torch_tokens", shape, parameters, true))
        .isLessThanOrEqualTo(BOUND);
  }

  @Test
  void a_vector_for_padding_is_refused() {
    save(List.of(tensor("words.weight", 2, 3)), lstmTensors("rnn", 3, 3, 0), linear("fc", 3, 1));
    refused(
        embed(3).lstm(3).last(),
        UNSAID,
        "row 0 of 'words.weight' is not zero; it is that of padding here: number the tokens from 1"
            + " and make the layer with padding_idx=0");
  }

  @Test
  void several_layers_are_told_apart_by_their_shapes_whatever_their_names() {
    save(
        lstmTensors("b.first", 2, 4, 0),
        lstmTensors("a.second", 4, 3, 0),
        linear("z", 3, 5),
        linear("y", 5, 1));
    INDArray parameters = read(lstm(4).lstm(3).last().dense(5), UNSAID);
    assertThat(at(parameters, lstm(4).lstm(3).last().dense(5), "layer0.weight_ih_l0"))
        .isEqualTo(first("b.first.weight_ih_l0"));
    assertThat(at(parameters, lstm(4).lstm(3).last().dense(5), "head.weight"))
        .isEqualTo(first("y.weight"));
  }

  @Test
  void the_single_step_cells_are_layers_too_and_biases_may_be_left_out() {
    save(
        List.of(tensor("cell.weight_ih", 9, 2), tensor("cell.weight_hh", 9, 3)),
        List.of(tensor("weight", 1, 3)));
    INDArray parameters = read(gru(3).last(), UNSAID);
    assertThat(at(parameters, gru(3).last(), "layer0.bias_hh_l0")).isZero();
    assertThat(at(parameters, gru(3).last(), "layer0.weight_ih_l0"))
        .isEqualTo(first("cell.weight_ih"));
  }

  @Test
  void doubles_make_a_network_in_double() {
    List<Tensor> wide = new ArrayList<>();
    for (Tensor tensor : lstmTensors("rnn", 2, 3, 0)) {
      wide.add(Tensor.of(tensor.name(), tensor.doubles(), tensor.shape()));
    }
    save(wide, linear("fc", 3, 1));
    assertThat(read(lstm(3).last(), UNSAID).dataType()).isEqualTo(DataType.DOUBLE);
  }

  @Test
  void layers_that_fit_in_two_ways_are_refused_until_the_user_tells_them_apart() {
    save(lstmTensors("one", 2, 2, 0), lstmTensors("two", 2, 2, 0), linear("fc", 2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(lstm(2).lstm(2).last(), UNSAID))
        .withMessageStartingWith(
            "importWeights(\"" + file + "\"): 'one', 'two' fit the model's layers in more than one")
        .withMessageContaining("; the file has 'one.weight_ih_l0' [8, 2], ")
        .withMessageContaining("; the model expects 'layer0.weight_ih_l0' [8, 2], ")
        .withMessageEndingWith(
            "; say which is which, as in importWeights(path, Map.of(\"0\", \"one\"))");
    Architecture model = lstm(2).lstm(2).last();
    for (String first : List.of("one", "two")) {
      INDArray parameters = read(model, Map.of("0", first, "head", "fc"));
      assertThat(at(parameters, model, "layer0.weight_hh_l0"))
          .isEqualTo(first(first + ".weight_hh_l0"));
    }
    assertThat(at(read(model, Map.of("1", "one")), model, "layer0.weight_hh_l0"))
        .isEqualTo(first("two.weight_hh_l0"));
  }

  @Test
  void a_stack_that_is_named_fills_the_layers_from_there_on() {
    save(
        lstmTensors("deep", 2, 2, 0),
        lstmTensors("deep", 2, 2, 1),
        lstmTensors("top", 2, 2, 0),
        linear("fc", 2, 1));
    Architecture model = lstm(2).lstm(2).lstm(2).last();
    assertThat(at(read(model, Map.of("1", "deep")), model, "layer0.weight_hh_l0"))
        .isEqualTo(first("top.weight_hh_l0"));
    assertThat(at(read(model, Map.of("0", "deep")), model, "layer2.weight_hh_l0"))
        .isEqualTo(first("top.weight_hh_l0"));
  }

  @Test
  void names_that_are_nowhere_are_refused() {
    save(lstmTensors("rnn", 2, 3, 0), linear("fc", 3, 1));
    refused(
        lstm(3).last(),
        Map.of("1", "rnn"),
        "the model has no layer \"1\" with weights; it has \"0\" (lstm(3)), \"head\" (the head)");
    refused(
        lstm(3).last(),
        Map.of("0", "encoder"),
        "the file has no layer \"encoder\" for layer 0, lstm(3); it has \"rnn\"");
  }

  @Test
  void a_wrong_shape_is_refused_by_name_with_both_shapes() {
    save(lstmTensors("rnn", 3, 3, 0), linear("fc", 3, 1));
    refusedWith(
        lstm(3).last(),
        "layer 0, lstm(3) expects weight_ih_l0 [12, 2], got tensor 'rnn.weight_ih_l0' [12, 3]; ");
    refusedWith(
        gru(3).last(),
        "layer 0, gru(3) expects weight_ih_l0 [9, 2], got tensor 'rnn.weight_ih_l0' [12, 3]; ");
  }

  @Test
  void what_is_missing_is_refused_by_name() {
    List<Tensor> partial = lstmTensors("rnn", 2, 3, 0).subList(0, 3);
    save(partial, linear("fc", 3, 1));
    refusedWith(
        lstm(3).last(), "layer 0, lstm(3) expects bias_hh_l0 [12], and 'rnn' has none; the file");
    save(lstmTensors("rnn", 2, 3, 0));
    refusedWith(lstm(3).last(), "the file has 0 dense layers, the model 1; the file has ");
  }

  @Test
  void what_is_left_over_is_refused_by_name() {
    save(lstmTensors("rnn", 2, 3, 0), linear("fc", 3, 1), List.of(tensor("norm.running_mean", 3)));
    refusedWith(lstm(3).last(), "the model has no use for 'norm.running_mean' [3]; the file has ");
    save(reverseTensors("rnn"), lstmTensors("rnn", 2, 3, 0), linear("fc", 3, 1));
    refusedWith(
        lstm(3).last(),
        "layer 0, lstm(3) has no use for tensor 'rnn.bias_hh_l0_reverse'; the file has ");
  }

  @Test
  void the_projection_of_an_lstm_is_refused() {
    save(
        lstmTensors("rnn", 2, 3, 0), List.of(tensor("rnn.weight_hr_l0", 2, 3)), linear("fc", 3, 1));
    refusedWith(
        lstm(3).last(), "layer 0, lstm(3) has no use for tensor 'rnn.weight_hr_l0'; the file has ");
  }

  @Test
  void names_of_ours_are_taken_as_they_are_and_the_optimizers_memory_is_left() {
    Architecture model = bidirectional(lstm(2).peepholes()).last();
    StateDict dict = StateDict.of(shape(model));
    int length = dict.places().stream().mapToInt(Place::length).sum();
    INDArray weights = counted(length);
    List<Tensor> all = new ArrayList<>(dict.tensors(weights));
    all.addAll(dict.tensors("optimizer.first.", weights.mul(2)));
    TensorFile.of(Map.of("rondo.format", "1"), all).write(file);
    assertThat(read(model, UNSAID)).isEqualTo(weights);
    all.add(tensor("extra.weight", 1));
    TensorFile.of(Map.of("rondo.format", "1"), all).write(file);
    refusedWith(model, "the model has no use for 'extra.weight' [1]; the file has ");
  }

  @Test
  void what_pytorch_cannot_compute_cannot_come_from_it() {
    save(lstmTensors("rnn", 2, 3, 0), linear("fc", 3, 1));
    refused(
        lstm(3).peepholes().last(),
        UNSAID,
        "layer 0, lstm(3).peepholes(): PyTorch's LSTM has no peepholes; declare the layer without"
            + " .peepholes()");
    refused(
        gru(3).reset(Reset.BEFORE).last(),
        UNSAID,
        "layer 0, gru(3).reset(BEFORE): PyTorch's GRU has its reset gate after the recurrent"
            + " product alone; declare the layer without .reset(BEFORE)");
    save(StateDict.of(shape(gru(3).last())).tensors(counted(67)));
    refused(
        gru(3).reset(Reset.BEFORE).last(),
        UNSAID,
        "layer 0, gru(3).reset(BEFORE): PyTorch's GRU has its reset gate after the recurrent"
            + " product alone; declare the layer without .reset(BEFORE)");
  }

  @Test
  void a_pickle_is_not_read() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ForeignWeights.read(Path.of("m.pt"), shape(lstm(3).last()), UNSAID, false))
        .withMessage(
            "importWeights(\"m.pt\"): a pickle can hold code and is not read; save the state dict"
                + " in Python with safetensors.torch.save_file(network.state_dict(),"
                + " \"model.safetensors\")");
  }

  private INDArray read(Architecture model, Map<String, String> said) {
    return ForeignWeights.read(file, shape(model), said, false);
  }

  private void refused(Architecture model, Map<String, String> said, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(model, said))
        .withMessageStartingWith("importWeights(\"" + file + "\"")
        .withMessageEndingWith("): " + problem);
  }

  private void refusedWith(Architecture model, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(model, UNSAID))
        .withMessageStartingWith("importWeights(\"" + file + "\"): " + problem)
        .withMessageContaining("; the model expects 'layer0.weight_ih_l0' [");
  }

  @SafeVarargs
  private void save(List<Tensor>... parts) {
    List<Tensor> all = new ArrayList<>();
    for (List<Tensor> part : parts) {
      all.addAll(part);
    }
    TensorFile.of(Map.of(), all).write(file);
  }

  private static NetworkShape shape(Architecture model) {
    return new NetworkShape(model, 2, 0, 1);
  }

  private static List<Tensor> lstmTensors(String name, int inputs, int units, int level) {
    return List.of(
        tensor(name + ".weight_ih_l" + level, 4 * units, inputs),
        tensor(name + ".weight_hh_l" + level, 4 * units, units),
        tensor(name + ".bias_ih_l" + level, 4 * units),
        tensor(name + ".bias_hh_l" + level, 4 * units));
  }

  private static List<Tensor> reverseTensors(String name) {
    return lstmTensors(name, 2, 3, 0).stream()
        .map(t -> Tensor.of(t.name() + "_reverse", t.floats(), t.shape()))
        .toList();
  }

  private static List<Tensor> linear(String name, int inputs, int outputs) {
    return List.of(tensor(name + ".weight", outputs, inputs), tensor(name + ".bias", outputs));
  }

  /** A tensor whose first number tells its name. */
  private static Tensor tensor(String name, int... shape) {
    int length = IntStream.of(shape).reduce(1, (a, b) -> a * b);
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = first(name) + i;
    }
    return Tensor.of(name, numbers, IntStream.of(shape).asLongStream().toArray());
  }

  private static float first(String name) {
    return 1 + (name.hashCode() & 0xFFFF);
  }

  /** The first number of the tensor that the model would save under a name. */
  private static float at(INDArray parameters, Architecture model, String name) {
    return StateDict.of(shape(model)).tensors(parameters).stream()
        .filter(t -> t.name().equals(name))
        .map(t -> t.floats()[0])
        .findFirst()
        .orElseThrow();
  }

  private static INDArray counted(int length) {
    return Nd4j.createFromArray(IntStream.range(0, length).asDoubleStream().toArray())
        .castTo(DataType.FLOAT);
  }
}
