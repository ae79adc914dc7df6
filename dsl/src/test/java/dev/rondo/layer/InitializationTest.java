package dev.rondo.layer;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.cell.Initializer;
import dev.rondo.engine.Bits;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class InitializationTest {

  private static final int INPUTS = 6;

  @Test
  void every_parameter_has_its_name_and_place() {
    ParameterLayout layout =
        new StackPlan(bidirectional(lstm(3)).dropout(0.1).gru(2).attend().dense(4), INPUTS, 2, 5)
            .layout();

    assertThat(layout.slots())
        .extracting(s -> s.name() + " " + s.rows() + "x" + s.columns())
        .containsExactly(
            "0.lstm.Wx 6x12",
            "0.lstm.Wh 3x12",
            "0.lstm.bx 1x12",
            "0.lstm.bh 1x12",
            "0.lstm.reverse.Wx 6x12",
            "0.lstm.reverse.Wh 3x12",
            "0.lstm.reverse.bx 1x12",
            "0.lstm.reverse.bh 1x12",
            "2.gru.Wx 6x6",
            "2.gru.Wh 2x6",
            "2.gru.bx 1x6",
            "2.gru.bh 1x6",
            "3.attend.W 2x2",
            "3.attend.b 1x2",
            "3.attend.v 2x1",
            "4.dense.W 2x4",
            "4.dense.b 1x4",
            "head.W 6x5",
            "head.b 1x5");
    int offset = 0;
    for (ParameterLayout.Slot slot : layout.slots()) {
      assertThat(slot.offset()).isEqualTo(offset);
      offset += slot.length();
    }
    assertThat(layout.length()).isEqualTo(offset);
  }

  @Test
  void input_weights_are_glorot_uniform() {
    double[] wx = drawn(gru(40), "0.gru.Wx");
    double limit = Math.sqrt(6.0 / (INPUTS + 120));
    isUniformWithin(limit, wx);
    isUniformWithin(Math.sqrt(6.0 / (40 + 3)), drawn(gru(40), "head.W"));
  }

  @Test
  void recurrent_weights_have_orthonormal_rows() {
    for (Architecture architecture : new Architecture[] {elman(7), lstm(7), gru(7)}) {
      INDArray wh = matrix(architecture, ".Wh");
      INDArray product = wh.mmul(wh.transpose()); // [H,G*H] x [G*H,H] -> [H,H]
      assertThat(product.sub(Nd4j.eye(7).castTo(DataType.DOUBLE)).amaxNumber().doubleValue())
          .as("%s", architecture)
          .isLessThan(1e-14);
    }
  }

  @Test
  void a_tall_orthogonal_matrix_has_orthonormal_columns() {
    INDArray wx = matrix(elman(4).initInput(new Initializer.Orthogonal()), ".Wx");
    assertThat(wx.shape()).containsExactly(6, 4);
    INDArray product = wx.transpose().mmul(wx); // [4,6] x [6,4] -> [4,4]
    assertThat(product.sub(Nd4j.eye(4).castTo(DataType.DOUBLE)).amaxNumber().doubleValue())
        .isLessThan(1e-14);
  }

  @Test
  void the_forget_gate_starts_at_one_in_the_input_bias_alone() {
    double[] expected = new double[12];
    Arrays.fill(expected, 3, 6, 1);
    assertThat(drawn(lstm(3), "0.lstm.bx")).containsExactly(expected);
    assertThat(drawn(lstm(3), "0.lstm.bh")).containsOnly(0);
    Arrays.fill(expected, 3, 6, -2.5);
    assertThat(drawn(lstm(3).forgetBias(-2.5), "0.lstm.bx")).containsExactly(expected);
    assertThat(drawn(bidirectional(lstm(3).forgetBias(-2.5)), "0.lstm.reverse.bx"))
        .containsExactly(expected);
  }

  @Test
  void peepholes_start_at_zero() {
    assertThat(matrix(lstm(3).peepholes(), "0.lstm.peepholes").shape()).containsExactly(3, 3);
    assertThat(drawn(bidirectional(lstm(3).peepholes().initLikeTorch()), "reverse.peepholes"))
        .hasSize(9)
        .containsOnly(0);
    assertThat(drawn(lstm(3).peepholes(), "0.lstm.Wh")).isEqualTo(drawn(lstm(3), "0.lstm.Wh"));
  }

  @Test
  void layer_normalisation_starts_with_gains_of_one_and_no_shift() {
    ParameterLayout layout =
        new StackPlan(
                lstm(3).peepholes().layerNorm().bidirectional(gru(2).layerNorm()), INPUTS, 0, 1)
            .layout();
    assertThat(layout.slots())
        .extracting(s -> s.name() + " " + s.rows() + "x" + s.columns())
        .containsSubsequence(
            "0.lstm.bh 1x12",
            "0.lstm.peepholes 3x3",
            "0.lstm.gx 1x12",
            "0.lstm.gh 1x12",
            "0.lstm.gc 1x3",
            "0.lstm.bc 1x3",
            "1.gru.gx 1x6",
            "1.gru.gh 1x6",
            "1.gru.reverse.gx 1x6",
            "1.gru.reverse.gh 1x6");
    Architecture lstm = lstm(3).layerNorm().initLikeTorch();
    for (String gain : new String[] {"gx", "gh", "gc"}) {
      assertThat(drawn(lstm, "0.lstm." + gain)).containsOnly(1);
    }
    assertThat(drawn(lstm, "0.lstm.bc")).containsOnly(0);
  }

  @Test
  void other_biases_start_at_zero() {
    for (String name : new String[] {"0.gru.bx", "0.gru.bh", "head.b"}) {
      assertThat(drawn(gru(3), name)).containsOnly(0);
    }
  }

  @Test
  void the_start_of_pytorch_is_uniform_within_one_by_the_root_of_the_units() {
    Architecture elman = elman(25).initLikeTorch();
    isUniformWithin(0.2, drawn(elman, "0.elman.Wx"));
    isUniformWithin(0.2, drawn(elman, "0.elman.Wh"));
    isUniformWithin(0.2, drawn(gru(25).initLikeTorch(), "0.gru.bx"));
    isUniformWithin(0.2, drawn(gru(25).initLikeTorch(), "0.gru.bh"));
  }

  @Test
  void a_normal_start_has_its_deviation() {
    double[] wh = drawn(lstm(30).initRecurrent(new Initializer.Normal(0.01)), "0.lstm.Wh");
    double n = wh.length;
    double variance = Arrays.stream(wh).map(w -> w * w).sum() / n;
    assertThat(variance / 1e-4).isCloseTo(1, within(5 * Math.sqrt(2 / n)));
    assertThat(Arrays.stream(wh).sum() / n).isCloseTo(0, within(5 * 0.01 / Math.sqrt(n)));
  }

  @Test
  void other_rules_do_what_they_say() {
    isUniformWithin(0.08, drawn(lstm(9).initInput(new Initializer.Uniform(0.08)), "0.lstm.Wx"));
    assertThat(drawn(lstm(9).initRecurrent(new Initializer.Zeros()), "0.lstm.Wh")).containsOnly(0);
  }

  @Test
  void an_embedding_starts_small_with_zeros_for_padding() {
    Architecture embed = embed(40).tied().lstm(40);
    assertThat(new StackPlan(embed, INPUTS, 0, INPUTS - 1).layout().slots())
        .extracting(s -> s.name() + " " + s.rows() + "x" + s.columns())
        .startsWith("0.embed.E 6x40", "1.lstm.Wx 40x160")
        .endsWith("1.lstm.bh 1x160", "head.b 1x5");
    double[] drawn = drawn(embed(40).lstm(3), "0.embed.E");
    assertThat(Arrays.copyOf(drawn, 40)).containsOnly(0);
    isUniformWithin(0.1, Arrays.copyOfRange(drawn, 40, drawn.length));
  }

  @Test
  void the_seed_decides() {
    ParameterLayout layout = new StackPlan(lstm(5), INPUTS, 0, 3).layout();
    double[] one = Bits.of(layout.initial(1, DataType.DOUBLE));
    assertThat(Bits.of(layout.initial(1, DataType.DOUBLE))).isEqualTo(one);
    assertThat(Bits.of(layout.initial(2, DataType.DOUBLE))).isNotEqualTo(one);
    INDArray rounded = layout.initial(1, DataType.DOUBLE).castTo(DataType.FLOAT);
    assertThat(Bits.of(layout.initial(1, DataType.FLOAT))).isEqualTo(Bits.of(rounded));
  }

  @Test
  void equal_parameters_start_apart() {
    Architecture both = bidirectional(gru(4));
    assertThat(drawn(both, "0.gru.Wx")).isNotEqualTo(drawn(both, "0.gru.reverse.Wx"));
    assertThat(drawn(both, "0.gru.Wh")).isNotEqualTo(drawn(both, "0.gru.reverse.Wh"));
  }

  private static void isUniformWithin(double limit, double[] drawn) {
    double n = drawn.length;
    assertThat(Arrays.stream(drawn).map(Math::abs).max().orElseThrow())
        .isBetween(limit * (1 - 20 / n), limit);
    double variance = Arrays.stream(drawn).map(w -> w * w).sum() / n;
    assertThat(variance / (limit * limit / 3)).isCloseTo(1, within(5 * Math.sqrt(0.8 / n)));
  }

  private static INDArray matrix(Architecture architecture, String end) {
    ParameterLayout layout = new StackPlan(architecture, INPUTS, 0, 3).layout();
    ParameterLayout.Slot slot =
        layout.slots().stream().filter(s -> s.name().endsWith(end)).findFirst().orElseThrow();
    return layout
        .initial(1, DataType.DOUBLE)
        .get(NDArrayIndex.interval(slot.offset(), slot.offset() + slot.length()))
        .reshape('c', slot.rows(), slot.columns());
  }

  private static double[] drawn(Architecture architecture, String name) {
    return Bits.of(matrix(architecture, name));
  }
}
