package dev.rondo.diagnose;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.gru;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.engine.Engines;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.TokenStepper;
import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.output.HeatText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What hidden units hold and follow. */
class UnitReadingsTest {

  private static final String TEXT =
      "The Owl (and Cat) saw A Dog.\nMany \"fine Days\" WENT by.\n".repeat(12);
  private static final List<String> PIECES =
      TEXT.codePoints().mapToObj(Character::toString).toList();
  private static final List<String> KINDS = PIECES.stream().distinct().sorted().toList();
  private static final int[] TOKENS = PIECES.stream().mapToInt(p -> KINDS.indexOf(p) + 1).toArray();

  @Test
  void finds_the_unit_that_was_made_to_follow_upper_case() {
    Network single = network(elman(4), 1);
    teachUpperCase(single, 2);
    UnitReadings units = UnitReadings.of(single, network(elman(4), 1), TOKENS, PIECES);
    UnitReading best = units.top(TextProperty.UPPER_CASE).get(0);
    assertThat(best.layer()).isZero();
    assertThat(best.unit()).isEqualTo(2);
    assertThat(best.correlation()).isGreaterThan(0.99);
    assertThat(best.chosenBy()).isGreaterThan(0.99);
    assertThat(units.top(TextProperty.UPPER_CASE)).hasSize(3);
  }

  @Test
  void the_correlation_is_the_one_of_the_second_half() {
    Network network = network(gru(5), 3);
    UnitReadings units = UnitReadings.of(network, network, TOKENS, PIECES);
    int half = TOKENS.length / 2;
    for (UnitReading reading : units.readings()) {
      double[] values = reading.property().of(PIECES);
      float[] held = units.activations(reading.layer(), reading.unit());
      assertThat(reading.chosenBy()).isCloseTo(slow(held, values, 0, half), within(1e-6));
      assertThat(reading.correlation())
          .isCloseTo(slow(held, values, half, TOKENS.length), within(1e-6));
      for (int unit = 0; unit < 5; unit++) {
        double other = Math.abs(slow(units.activations(0, unit), values, 0, half));
        double best = Math.abs(units.top(reading.property()).get(0).chosenBy());
        assertThat(other).isLessThanOrEqualTo(best + 1e-6);
      }
    }
  }

  @Test
  void the_untrained_network_stands_beside_it() {
    Network trained = network(elman(4), 1);
    Network fresh = network(elman(4), 7);
    UnitReadings units = UnitReadings.of(trained, fresh, TOKENS, PIECES);
    UnitReading best = UnitReadings.of(fresh, fresh, TOKENS, PIECES).top(TextProperty.BLANK).get(0);
    assertThat(units.toTable().columnNames())
        .containsExactly("property", "layer", "unit", "correlation", "chosen by", "untrained");
    int row = units.toTable().stringColumn("property").firstIndexOf("blank");
    assertThat(units.toTable().doubleColumn("untrained").get(row)).isEqualTo(best.correlation());
    assertThat(units)
        .hasToString(
            "what 4 units follow in 660 tokens: chosen on the first half, correlation on the"
                + " second");
    assertThat(units.rendering().text()).contains("blank", "upper case", "inside quotes");
  }

  @Test
  void holds_the_hidden_state_or_the_tanh_of_the_memory_of_each_layer() {
    Network network = network(embed(3).lstm(4).dropout(0.5).gru(2), 2);
    UnitReadings units = UnitReadings.of(network, network, TOKENS, PIECES);
    TokenStepper stepper = new TokenStepper(network, 1);
    for (int t = 0; t < 120; t++) {
      stepper.step(TOKENS[t]);
      double memory = stepper.state().layers().get(0).memory().orElseThrow().getDouble(0, 3);
      double hidden = stepper.state().layers().get(1).hidden().getDouble(0, 1);
      assertThat((double) units.activations(1, 3)[t]).isCloseTo(Math.tanh(memory), within(1e-6));
      assertThat((double) units.activations(3, 1)[t]).isCloseTo(hidden, within(1e-6));
    }
    assertThat(units.unit(1, 3).heading())
        .isEqualTo("unit 3 of layer 1, lstm(4): tanh of its memory after each token");
    assertThat(units.unit(3, 1).heading())
        .isEqualTo("unit 1 of layer 3, gru(2): its state after each token");
  }

  @Test
  void shows_the_text_coloured_by_a_unit() {
    Network network = network(elman(4), 1);
    teachUpperCase(network, 2);
    HeatText text = UnitReadings.of(network, network, TOKENS, PIECES).unit(0, 2);
    List<String> lines = text.toString().lines().toList();
    assertThat(lines.get(1)).isEqualTo("The Owl (and Cat) saw A Dog.");
    assertThat(lines.get(2))
        .isEqualTo("#==" + "=#==" + "=".repeat(6) + "#" + "=".repeat(8) + "#=#" + "=".repeat(4));
    assertThat(text.rendering().html().orElseThrow()).contains(">T</span>", ">he </span>");
  }

  @Test
  void a_state_that_goes_beyond_1_is_divided() {
    Network network = network(elman(3).activation(Activation.RELU), 1);
    network.parameters().muli(1.2);
    UnitReadings units = UnitReadings.of(network, network, TOKENS, PIECES);
    int beyond = 0;
    for (int unit = 0; unit < 3; unit++) {
      float[] held = units.activations(0, unit);
      double most = IntStream.range(0, held.length).mapToDouble(i -> held[i]).max().orElseThrow();
      beyond += most > 1 ? 1 : 0;
      assertThat(units.unit(0, unit).heading().contains("divided by")).isEqualTo(most > 1);
      assertThat(units.unit(0, unit).pieces()).allMatch(p -> Math.abs(p.figure()) <= 1);
    }
    assertThat(beyond).isPositive();
  }

  @Test
  void what_does_not_change_is_left_out() {
    String plain = "ab".repeat(100);
    List<String> pieces = plain.codePoints().mapToObj(Character::toString).toList();
    int[] tokens = IntStream.range(0, 200).map(i -> 1 + i % 2).toArray();
    Network network = network(elman(3), 1);
    UnitReadings units = UnitReadings.of(network, network, tokens, pieces);
    assertThat(units.top(TextProperty.UPPER_CASE)).isEmpty();
    assertThat(units.top(TextProperty.IN_QUOTES)).isEmpty();
    assertThat(units.top(TextProperty.POSITION_IN_LINE)).hasSize(3);
  }

  @Test
  void refuses_units_that_are_not_there_and_texts_too_short() {
    Network network = network(embed(3).lstm(4).dropout(0.5).gru(2), 2);
    UnitReadings units = UnitReadings.of(network, network, TOKENS, PIECES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> units.unit(2, 0))
        .withMessage(
            "unit(2, 0): layer 2 has no recurrent units; those that have: 1, lstm(4); 3, gru(2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> units.activations(1, 4))
        .withMessage("activations(1, 4): layer 1, lstm(4), has units 0 to 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnitReadings.of(network, network, new int[3], List.of("a", "b", "c")))
        .withMessage(
            "units: 3 tokens and 3 texts of them; expected as many of both, 100 to 20,000");
  }

  /** Makes a unit say whether the character is one of upper case, and nothing else. */
  private static void teachUpperCase(Network network, int unit) {
    int units = 4;
    Slot wx = slot(network, "0.elman.Wx");
    Slot wh = slot(network, "0.elman.Wh");
    for (int k = 0; k < KINDS.size(); k++) {
      boolean upper = Character.isUpperCase(KINDS.get(k).charAt(0));
      network.parameters().putScalar(wx.offset() + (long) k * units + unit, upper ? 3 : -3);
    }
    for (int from = 0; from < units; from++) {
      network.parameters().putScalar(wh.offset() + (long) from * units + unit, 0);
    }
  }

  private static Slot slot(Network network, String name) {
    return network.layout().slots().stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Network network(Architecture architecture, long seed) {
    boolean embeds = architecture.layers().get(0) instanceof EmbedSpec;
    int tokens = KINDS.size();
    NetworkShape shape = new NetworkShape(architecture, tokens + (embeds ? 1 : 0), 0, tokens);
    Network network = Engines.open(shape, DataType.FLOAT);
    network.initialize(seed);
    return network;
  }

  private static double slow(float[] a, double[] b, int from, int to) {
    double n = to - from;
    double[] x = IntStream.range(from, to).mapToDouble(i -> a[i]).toArray();
    double[] y = Arrays.copyOfRange(b, from, to);
    double mx = Arrays.stream(x).sum() / n;
    double my = Arrays.stream(y).sum() / n;
    double cov = IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum() / n - mx * my;
    double vx = Arrays.stream(x).map(v -> v * v).sum() / n - mx * mx;
    double vy = Arrays.stream(y).map(v -> v * v).sum() / n - my * my;
    return cov / Math.sqrt(vx * vy);
  }
}
