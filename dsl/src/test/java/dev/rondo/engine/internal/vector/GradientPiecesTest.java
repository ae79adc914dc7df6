package dev.rondo.engine.internal.vector;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import dev.rondo.layer.StackPlan;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pieces of work that find a network's gradients, which workers do at once. */
class GradientPiecesTest {

  static Stream<Architecture> networks() {
    return Stream.of(
        elman(70),
        elman(5).layerNorm(),
        lstm(33).dropConnect(0.5),
        lstm(20).peepholes(),
        lstm(21).layerNorm(),
        lstm(20).peepholes().layerNorm(),
        gru(100),
        gru(90).reset(Reset.BEFORE),
        gru(35).layerNorm().variationalDropout(0.5),
        bidirectional(gru(9)).attend().dropout(0.5).dense(70),
        lstm(1).dense(3).gru(2).last(),
        embed(70).bidirectional(elman(4)),
        embed(5).tied().gru(5));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void each_writes_to_places_of_its_own_and_together_to_all(Architecture architecture) {
    int outputs = architecture.toString().contains("tied") ? 66 : 5;
    NetworkShape shape = new NetworkShape(architecture, 67, 0, outputs);
    ParameterLayout layout = new StackPlan(architecture, 67, 0, outputs).layout();
    NetworkRoom room = new NetworkRoom(new FastStack(shape, layout), shape, 4, 3, true);
    Frame frame = new Frame(4, 3, Optional.empty());
    Part all = new Part(0, 4);
    float[] answers = new float[4 * 3 * outputs];
    room.prepare(frame, Optional.empty());
    Pass pass = Pass.training(1, 1, 1, 0);
    room.forward(new float[4 * 3 * 67], Optional.empty(), frame, all, pass, answers);
    room.backward(answers, frame, all);
    int[] written = new int[layout.length()];
    for (FastLayer.Gradient piece : room.gradients()) {
      float[] gradients = new float[written.length];
      Arrays.fill(gradients, Float.NaN);
      piece.find(gradients);
      for (int i = 0; i < written.length; i++) {
        written[i] += Float.isNaN(gradients[i]) ? 0 : 1;
      }
    }
    for (ParameterLayout.Slot slot : layout.slots()) {
      int end = slot.offset() + slot.rows() * slot.columns();
      assertThat(Arrays.copyOfRange(written, slot.offset(), end)).as(slot.name()).containsOnly(1);
    }
  }
}
