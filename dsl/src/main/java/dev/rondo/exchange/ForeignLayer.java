package dev.rondo.exchange;

import dev.rondo.checkpoint.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer of a foreign file, or a stack of recurrent layers under one name.
 *
 * @param prefix its name in the file; empty where the tensors have none
 * @param recurrent whether it is recurrent rather than linear
 * @param levels the tensors of each layer of the stack, under the names they would have in a stack
 *     of one
 */
record ForeignLayer(String prefix, boolean recurrent, List<Map<String, Tensor>> levels) {

  /** Whether it is the same layer of the same file. */
  boolean is(ForeignLayer other) {
    return recurrent == other.recurrent && prefix.equals(other.prefix);
  }

  /** Why the layer {@code level} of this stack cannot fill the target; empty if it can. */
  Optional<String> misfit(int level, Target target) {
    Map<String, Tensor> tensors = levels.get(level);
    boolean unbiased = tensors.keySet().stream().noneMatch(key -> key.startsWith("bias"));
    for (Place place : target.places()) {
      Tensor tensor = tensors.get(place.key());
      boolean zero = tensor == null && unbiased && place.key().startsWith("bias");
      if (tensor == null && !zero) {
        return Optional.of(
            target.name()
                + " expects "
                + place.key()
                + " "
                + Arrays.toString(place.shape())
                + ", and "
                + this
                + " has none");
      }
      if (tensor != null && !place.hasShape(tensor.shape())) {
        return Optional.of(
            target.name()
                + " expects "
                + place.key()
                + " "
                + Arrays.toString(place.shape())
                + ", got tensor '"
                + tensor.name()
                + "' "
                + Arrays.toString(tensor.shape()));
      }
    }
    List<String> known = target.places().stream().map(Place::key).toList();
    return tensors.entrySet().stream()
        .filter(entry -> !known.contains(entry.getKey()))
        .map(entry -> target.name() + " has no use for tensor '" + entry.getValue().name() + "'")
        .findFirst();
  }

  boolean fits(int level, Target target) {
    return misfit(level, target).isEmpty();
  }

  @Override
  public String toString() {
    return prefix.isEmpty() ? "the file" : "'" + prefix + "'";
  }
}
