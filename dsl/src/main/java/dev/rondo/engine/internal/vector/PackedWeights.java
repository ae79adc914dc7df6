package dev.rondo.engine.internal.vector;

import dev.rondo.layer.Pass;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's weights in the order its products read them; packed anew only after a change, and for
 * every pass that drops some of them.
 */
final class PackedWeights {

  private final INDArray parameters;
  private final float[] values;
  private final Workers workers;
  private final List<DropConnect> drops;
  private final List<FastLayer.Packing> forward;
  private final List<FastLayer.Packing> back;
  private final List<FastLayer.Packing> toInput;
  private boolean isDropped;
  private boolean isForward;
  private boolean isBack;
  private boolean isToInput;

  PackedWeights(FastStack stack, INDArray parameters, Workers workers) {
    this.parameters = parameters;
    this.workers = workers;
    values = new float[(int) parameters.length()];
    List<FastLayer> layers = stack.all();
    drops = all(layers, FastLayer::dropConnects);
    forward = all(layers, FastLayer::packings);
    List<FastLayer> above = layers.subList(1, layers.size());
    back =
        Stream.concat(
                all(layers, FastLayer::packingsBack).stream(),
                all(above, FastLayer::packingsToInput).stream())
            .toList();
    toInput = layers.get(0).packingsToInput();
  }

  private static <W> List<W> all(List<FastLayer> layers, Function<FastLayer, List<W>> which) {
    return layers.stream().map(which).flatMap(List::stream).toList();
  }

  /** Takes the parameters as they are now, for the way forward. */
  void load(Pass pass) {
    boolean changed = Floats.update(values, parameters);
    isDropped = pass.training() && !drops.isEmpty();
    if (isForward && !isDropped && !changed) {
      return;
    }
    if (isDropped) {
      workers.each(drops.size(), i -> drops.get(i).draw(pass));
      drops.forEach(some -> some.drop(values));
    }
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

  /** Clears the gradients of what the last pass dropped, and scales the others alike. */
  void drop(float[] gradients) {
    if (isDropped) {
      drops.forEach(some -> some.drop(gradients));
    }
  }

  private boolean pack(boolean done, List<FastLayer.Packing> some) {
    if (!done) {
      workers.each(some.size(), i -> some.get(i).pack(values));
    }
    return true;
  }
}
