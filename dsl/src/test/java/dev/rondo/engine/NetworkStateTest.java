package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.Batch;
import dev.rondo.layer.Pass;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkStateTest {

  private static INDArray answer(Network network, INDArray x, Optional<NetworkState> start) {
    return network.forward(Batch.of(x, x), Pass.INFERENCE, start);
  }

  @Test
  void one_sequence_goes_on_as_many() {
    Network network =
        new Nd4jEngine().open(new NetworkShape(lstm(3).gru(2), 2, 0, 1), DataType.DOUBLE);
    network.initialize(3);
    INDArray window = Nd4j.linspace(DataType.DOUBLE, -1, 0.3, 8).reshape(1, 4, 2);
    INDArray next = Nd4j.linspace(DataType.DOUBLE, -2, 0.7, 6).reshape(3, 1, 2);
    answer(network, window, Optional.empty());
    NetworkState state = network.state();
    NetworkState three = state.repeated(3);
    assertThat(three.layers().get(0).hidden().shape()).containsExactly(3, 3);
    assertThat(three.layers().get(0).memory().orElseThrow().shape()).containsExactly(3, 3);
    assertThat(three.layers().get(1).memory()).isEmpty();

    INDArray together = answer(network, next, Optional.of(three));
    for (int n = 0; n < 3; n++) {
      INDArray alone = answer(network, next.slice(n).reshape(1, 1, 2), Optional.of(state));
      assertThat(together.getDouble(n, 0, 0)).isCloseTo(alone.getDouble(0), within(1e-12));
    }
  }

  @Test
  void sequences_change_places_and_may_recur() {
    Network network =
        new Nd4jEngine().open(new NetworkShape(lstm(3).gru(2), 2, 0, 1), DataType.DOUBLE);
    network.initialize(3);
    answer(network, Nd4j.linspace(DataType.DOUBLE, -1, 0.3, 12).reshape(3, 2, 2), Optional.empty());
    NetworkState state = network.state();
    NetworkState picked = state.rows(2, 0, 2, 1);
    for (int layer = 0; layer < 2; layer++) {
      INDArray hidden = state.layers().get(layer).hidden();
      assertThat(picked.layers().get(layer).hidden()).isEqualTo(hidden.getRows(2, 0, 2, 1));
    }
    INDArray memory = state.layers().get(0).memory().orElseThrow();
    assertThat(picked.layers().get(0).memory()).contains(memory.getRows(2, 0, 2, 1));
    assertThat(picked.layers().get(1).memory()).isEmpty();
    assertThat(memory.dataType()).isEqualTo(DataType.DOUBLE);
  }
}
