package dev.rondo.train;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An updater that keeps some arrays and counts its steps; a rule says what a step does. */
abstract class Remembering implements Updater {

  private final List<INDArray> memory;
  private long steps;

  Remembering(INDArray... memory) {
    this.memory = List.of(memory);
  }

  /** Takes one step; {@link #steps} counts it already. */
  abstract void change(INDArray parameters, INDArray gradient, double learningRate);

  @Override
  public final void step(INDArray parameters, INDArray gradient, double learningRate) {
    steps++;
    change(parameters, gradient, learningRate);
  }

  @Override
  public final List<INDArray> memory() {
    return memory;
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final void restore(long stepsTaken, List<INDArray> numbers) {
    steps = stepsTaken;
    for (int i = 0; i < memory.size(); i++) {
      memory.get(i).assign(numbers.get(i));
    }
  }
}
