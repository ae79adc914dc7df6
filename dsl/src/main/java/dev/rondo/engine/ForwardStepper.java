package dev.rondo.engine;

import dev.rondo.data.Batch;
import dev.rondo.layer.Pass;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps by the way forward over one step at a time, on a copy of the network. */
final class ForwardStepper implements Stepper {

  private final Network copy;
  private final int sequences;
  private final float[] answers;
  private Optional<NetworkState> state = Optional.empty();

  ForwardStepper(Network copy, int sequences) {
    StepChecks.check(copy.shape(), sequences);
    this.copy = copy;
    this.sequences = sequences;
    answers = new float[sequences * copy.shape().outputs()];
    reset();
  }

  @Override
  public int sequences() {
    return sequences;
  }

  @Override
  public void reset() {
    state = Optional.empty();
  }

  @Override
  public void start(NetworkState from) {
    StateChecks.check(copy.shape(), sequences, from);
    state = Optional.of(from);
  }

  @Override
  public float[] step(float[] x) {
    StepChecks.check(copy.shape(), sequences, x);
    INDArray rows = Nd4j.createFromArray(x).castTo(copy.precision());
    INDArray step = rows.reshape('c', sequences, 1, copy.shape().stepWidth()); // [N,1,F]
    INDArray y = copy.forward(Batch.of(step, step), Pass.INFERENCE, state);
    state = Optional.of(copy.state());
    INDArray plain = y.reshape('c', sequences, copy.shape().outputs()); // [N,1,O] -> [N,O]
    for (int i = 0; i < answers.length; i++) {
      answers[i] = plain.getFloat(i / copy.shape().outputs(), i % copy.shape().outputs());
    }
    return answers;
  }

  @Override
  public NetworkState state() {
    return state.orElseGet(() -> NetworkState.zero(copy.shape(), sequences, copy.precision()));
  }
}
