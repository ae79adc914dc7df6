package dev.rondo.bench;

import dev.rondo.data.Batch;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Sums;
import dev.rondo.train.Adam;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import dev.rondo.train.Losses;
import dev.rondo.train.Updater;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The work as the library does it. */
final class Exercises {

  private static final double LEARNING_RATE = 1e-3;

  private Exercises() {}

  /** One layer with a head. */
  static NetworkShape shape(Task task) {
    Size size = task.size();
    return new NetworkShape(task.cell().layer(size.units()), size.inputs(), 0, task.outputs());
  }

  /** The work by this engine. */
  static Exercise of(Task task, Engine engine) {
    Network network = engine.open(shape(task), DataType.FLOAT);
    network.initialize(1);
    Size size = task.size();
    INDArray x = numbers(size.batch(), size.steps(), size.inputs());
    Batch batch = Batch.of(x, numbers(size.batch(), size.steps(), task.outputs()));
    return switch (task.work()) {
      case TRAIN -> training(network, batch);
      case INFERENCE -> () -> network.forward(batch, Pass.INFERENCE, Optional.empty());
      case GENERATE -> new Generation(network);
    };
  }

  /** What training does with each batch: the norm of the gradient, by which it clips, included. */
  private static Exercise training(Network network, Batch batch) {
    Loss loss = Losses.mse();
    Updater updater = Adam.of(LEARNING_RATE).updater(DataType.FLOAT, network.layout().length());
    Pass pass = Pass.training(1, 1, 1, 0);
    return () -> {
      INDArray answer = network.forward(batch, pass, Optional.empty());
      LossValue value = loss.of(answer, batch.target(), batch.weight());
      network.backward(value.meanGradient());
      INDArray gradient = network.gradients();
      double norm = Sums.norm(gradient);
      if (!Double.isFinite(norm + value.mean())) {
        throw new IllegalStateException("the training that is timed diverged");
      }
      updater.step(network.parameters(), gradient, LEARNING_RATE);
    };
  }

  /** Numbers between -1 and 1 without a pattern, the same each time. */
  private static INDArray numbers(int batch, int steps, int width) {
    float[] numbers = new float[batch * steps * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(i * 12.9898 + i % 7);
    }
    return Nd4j.createFromArray(numbers).reshape(batch, steps, width);
  }
}
