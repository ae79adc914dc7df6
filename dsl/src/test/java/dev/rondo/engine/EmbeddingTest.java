package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Architectures;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.data.Batch;
import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An embedding is a table of vectors, whatever engine looks them up. */
@ParameterizedClass
@MethodSource("dev.rondo.engine.Engines#available")
class EmbeddingTest {

  private static final int V = 7;
  private static final int UNITS = 5;
  private static final int O = 3;
  private static final int T = 4;
  private static final Offset<Double> ROUNDING = within(2e-6);

  /** Three sequences; token 4 stands in all of them, token 7 in none, padding in the second. */
  private static final int[] TOKENS = {4, 1, 4, 6, 2, 0, 4, 5, 4, 3, 1, 1};

  private static final int N = TOKENS.length / T;

  @Parameter Engine engine;

  /** The table and the layers after it give what the layers give of the vectors themselves. */
  @Test
  void gives_the_vectors_of_its_tokens_and_learns_by_their_gradients() {
    for (Architecture rest : List.of(lstm(4), bidirectional(gru(4)).last())) {
      Network whole = open(embedded(rest), V + 1, O);
      Network plain = open(rest, UNITS, O);
      double[] parameters = Bits.of(whole.parameters());
      int table = (V + 1) * UNITS;
      plain
          .parameters()
          .assign(
              Nd4j.createFromArray(Arrays.copyOfRange(parameters, table, parameters.length))
                  .castTo(DataType.FLOAT));
      Results looked = run(whole, tokens());
      Results given = run(plain, vectors(parameters));

      assertThat(looked.answers).containsExactly(given.answers, ROUNDING);
      assertThat(looked.byInput).containsExactly(given.byInput, ROUNDING);
      assertThat(Arrays.copyOfRange(looked.gradients, table, parameters.length))
          .containsExactly(given.gradients, ROUNDING);
      double[] byTable = new double[table];
      for (int r = 0; r < TOKENS.length; r++) {
        for (int j = 0; j < UNITS && TOKENS[r] > 0; j++) {
          byTable[TOKENS[r] * UNITS + j] += given.byInput[r * UNITS + j];
        }
      }
      assertThat(Arrays.copyOf(looked.gradients, table)).containsExactly(byTable, ROUNDING);
    }
  }

  @Test
  void padding_is_zero_whatever_its_row_holds_and_never_learns() {
    Network network = open(embed(UNITS).lstm(4), V + 1, O);
    Results zero = run(network, tokens());
    network.parameters().putScalar(2, 9);
    Results nine = run(network, tokens());
    assertThat(nine.answers).isEqualTo(zero.answers);
    assertThat(nine.gradients).isEqualTo(zero.gradients);
    assertThat(Arrays.copyOf(nine.gradients, UNITS)).containsOnly(0);
    assertThat(Arrays.copyOfRange(nine.gradients, V * UNITS, (V + 1) * UNITS)).containsOnly(0);
  }

  @Test
  void a_tied_head_is_the_table_once_more() {
    Network tied = open(embed(UNITS).tied().lstm(UNITS), V + 1, V);
    Network apart = open(embed(UNITS).lstm(UNITS), V + 1, V);
    int table = (V + 1) * UNITS;
    Slot head = slot(apart, "head.W");
    assertThat(tied.parameters().length()).isEqualTo(apart.parameters().length() - V * UNITS);
    double[] from = Bits.of(tied.parameters());
    double[] all = new double[(int) apart.parameters().length()];
    System.arraycopy(from, 0, all, 0, head.offset());
    System.arraycopy(from, head.offset(), all, head.offset() + UNITS * V, V); // b
    for (int k = 0; k < V; k++) {
      for (int j = 0; j < UNITS; j++) {
        all[head.offset() + j * V + k] = from[(k + 1) * UNITS + j]; // [V,units] -> [units,V]
      }
    }
    apart.parameters().assign(Nd4j.createFromArray(all).castTo(DataType.FLOAT));

    Results together = run(tied, tokens());
    Results twice = run(apart, tokens());
    assertThat(together.answers).containsExactly(twice.answers, ROUNDING);
    assertThat(together.byInput).containsExactly(twice.byInput, ROUNDING);
    double[] expected = Arrays.copyOf(twice.gradients, head.offset() + V);
    System.arraycopy(twice.gradients, head.offset() + UNITS * V, expected, head.offset(), V);
    for (int i = UNITS; i < table; i++) {
      int column = i / UNITS - 1;
      expected[i] += twice.gradients[head.offset() + i % UNITS * V + column];
    }
    assertThat(together.gradients).containsExactly(expected, ROUNDING);
    assertThat(Arrays.copyOf(together.gradients, UNITS)).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "-1, -1", "2.5, 2.5", "NaN, NaN", "Infinity, Infinity", "3e10, 30000001024"})
  void refuses_what_is_no_token(float number, String written) {
    Network network = open(embed(UNITS).lstm(4).last(), V + 1, O);
    INDArray x = tokens();
    x.putScalar(new int[] {1, 2, 0}, number);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(network, x))
        .withMessage(
            "embed(5).lstm(4).last(): sequence 2, step 3: expects a token's number, 0 for padding"
                + " or 1 to 7, got "
                + written);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.stepper(2).step(new float[] {1, number}))
        .withMessage(
            "embed(5).lstm(4).last(): step(x): sequence 2: expects a token's number, 0 for padding"
                + " or 1 to 7, got "
                + written);
  }

  @Test
  void refuses_one_hot_input_and_steps_of_another_length() {
    Network network = open(embed(UNITS).lstm(4), V + 1, O);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(network, Nd4j.zeros(DataType.FLOAT, N, T, V)))
        .withMessage("embed(5).lstm(4): expects x [batch, time, 1], got [3, 4, 7]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.stepper(2).step(new float[V]))
        .withMessage("embed(5).lstm(4): step(x): expects 2 x 1 numbers, got 7");
  }

  /** What a padded step holds is not looked at, be it no token's number. */
  @Test
  void looks_at_real_steps_alone() {
    Network network = open(embed(UNITS).lstm(4), V + 1, O);
    INDArray x = tokens();
    Batch zeros = new Batch(x, lengths(), Optional.empty(), x, Optional.empty());
    double[] expected = Bits.of(network.forward(zeros, Pass.INFERENCE, Optional.empty()));
    INDArray other = x.dup();
    other.putScalar(new int[] {0, 3, 0}, Float.NaN);
    other.putScalar(new int[] {1, 1, 0}, 99);
    Batch filled = new Batch(other, lengths(), Optional.empty(), x, Optional.empty());
    assertThat(Bits.of(network.forward(filled, Pass.INFERENCE, Optional.empty())))
        .isEqualTo(expected);
  }

  private static Optional<int[]> lengths() {
    return Optional.of(new int[] {3, 1, 4});
  }

  @Test
  void refuses_widths_that_cannot_be() {
    refuses(
        embed(4).lstm(3),
        1,
        2,
        "embed(4).lstm(3): expects 1 to 16777216 tokens beside padding, got 0");
    refuses(
        embed(4).lstm(3),
        (1 << 24) + 2,
        2,
        "embed(4).lstm(3): expects 1 to 16777216 tokens beside padding, got 16777217");
    refuses(
        embed(4).tied().lstm(4).last(),
        8,
        7,
        "embed(4).tied().lstm(4).last(): tied() is for language models, which answer at every step,"
            + " and this gives one answer a sequence; leave tied() out");
    refuses(
        embed(4).tied().lstm(4),
        8,
        2,
        "embed(4).tied().lstm(4): tied() is for language models, whose answer has one number for"
            + " each of the 7 tokens, and this one has 2; leave tied() out");
    refuses(
        embed(4).tied().bidirectional(lstm(4)),
        8,
        7,
        "embed(4).tied().bidirectional(lstm(4)): with tied() the last layer has as many units as"
            + " the embedding, 4, and this one has 8; end with dense(4), or leave tied() out");
  }

  private static void refuses(Architecture architecture, int inputs, int outputs, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkShape(architecture, inputs, 0, outputs))
        .withMessage(why);
  }

  @Test
  void may_stand_alone() {
    Network network = open(embed(UNITS).mean(), V + 1, O);
    Results results = run(network, tokens());
    assertThat(results.answers).hasSize(N * O);
    assertThat(network.state().layers()).isEmpty();
  }

  private static Architecture embedded(Architecture rest) {
    List<LayerSpec> layers = new ArrayList<>(embed(UNITS).layers());
    layers.addAll(rest.layers());
    return Architectures.of(layers);
  }

  private Network open(Architecture architecture, int inputs, int outputs) {
    NetworkShape shape = new NetworkShape(architecture, inputs, 0, outputs);
    Network network = engine.open(shape, DataType.FLOAT);
    network.initialize(5);
    network.parameters().muli(3); // so that what is tested is well above rounding
    return network;
  }

  private static Slot slot(Network network, String name) {
    return network.layout().slots().stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private record Results(double[] answers, double[] byInput, double[] gradients) {}

  private static Results run(Network network, INDArray x) {
    INDArray y = network.forward(Batch.of(x, x), Pass.training(1, 1, 1, 0), Optional.empty());
    network.backward(Nd4j.linspace(DataType.FLOAT, -1, 0.1, y.length()).reshape('c', y.shape()));
    return new Results(
        Bits.of(y), Bits.of(network.inputGradients().x()), Bits.of(network.gradients()));
  }

  private static INDArray tokens() {
    return Nd4j.createFromArray(TOKENS).castTo(DataType.FLOAT).reshape('c', N, T, 1);
  }

  /** The rows of the table that the tokens pick. */
  private static INDArray vectors(double[] table) {
    double[] all =
        IntStream.range(0, TOKENS.length * UNITS)
            .mapToDouble(i -> table[TOKENS[i / UNITS] * UNITS + i % UNITS])
            .toArray();
    return Nd4j.createFromArray(all).castTo(DataType.FLOAT).reshape('c', N, T, UNITS);
  }
}
