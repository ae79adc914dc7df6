package dev.rondo.engine.internal.vector;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network's weights in the order its products read them; packed anew only after a change. */
final class PackedWeights {

  private final INDArray parameters;
  private final float[] values;
  private final Workers workers;
  private final List<FastLayer.Packing> forward;
  private final List<FastLayer.Packing> back;
  private final List<FastLayer.Packing> toInput;
  private boolean isForward;
  private boolean isBack;
  private boolean isToInput;

  PackedWeights(FastStack stack, INDArray parameters, Workers workers) {
    this.parameters = parameters;
    this.workers = workers;
    values = new float[(int) parameters.length()];
    List<FastLayer> layers = stack.all();
    forward = all(layers, FastLayer::packings);
    List<FastLayer> above = layers.subList(1, layers.size());
    back =
        Stream.concat(
                all(layers, FastLayer::packingsBack).stream(),
                all(above, FastLayer::packingsToInput).stream())
            .toList();
    toInput = layers.get(0).packingsToInput();
  }

  private static List<FastLayer.Packing> all(
      List<FastLayer> layers, Function<FastLayer, List<FastLayer.Packing>> which) {
    return layers.stream().map(which).flatMap(List::stream).toList();
  }

  /** Takes the parameters as they are now, for the way forward. */
  void load() {
    FloatBuffer now = Floats.buffer(parameters);
    if (isForward && FloatBuffer.wrap(values).equals(now)) {
      return;
    }
    now.get(values);
    isForward = pack(false, forward);
    isBack = false;
    isToInput = false;
  }

  /** The same parameters for the way back. */
  void loadBack() {
    isBack = pack(isBack, back);
  }

  /** The same parameters for the last product, from the first layer to the input. */
  void loadToInput() {
    isToInput = pack(isToInput, toInput);
  }

  private boolean pack(boolean done, List<FastLayer.Packing> some) {
    if (!done) {
      workers.each(some.size(), i -> some.get(i).pack(values));
    }
    return true;
  }
}
