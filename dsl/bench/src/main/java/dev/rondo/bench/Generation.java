package dev.rondo.bench;

import dev.rondo.data.Batch;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.Pass;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Writes 100 characters more: one goes in as a one-hot step, the next is drawn, at 0.8. */
final class Generation implements Exercise {

  private static final double TEMPERATURE = 0.8;

  private final Network network;
  private final INDArray x;
  private final Dice dice;
  private Optional<NetworkState> state = Optional.empty();
  private int character;

  Generation(Network network) {
    this.network = network;
    int characters = network.shape().inputs();
    x = Nd4j.zeros(1, 1, characters);
    dice = new Dice(characters, TEMPERATURE, 1);
  }

  @Override
  public void once() {
    for (int i = 0; i < Work.GENERATE.pieces; i++) {
      x.putScalar(0, 0, character, 1);
      INDArray scores = network.forward(Batch.of(x, x), Pass.INFERENCE, state); // [1,1,O]
      x.putScalar(0, 0, character, 0);
      state = Optional.of(network.state());
      character = dice.draw(scores.reshape(scores.length()).toFloatVector());
    }
  }
}
