package dev.rondo.exchange;

import dev.rondo.checkpoint.Tensor;
import dev.rondo.engine.NetworkShape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's parameters as tensors under PyTorch's names and in PyTorch's layout, so that {@code
 * load_state_dict} takes them. K is the layer's number in the architecture, from 0; in brackets our
 * own name.
 *
 * <pre>
 *   embed        layer0.weight [V+1,units]  (E), row 0 of padding
 *   recurrent    layerK.weight_ih_l0 [G*H,in]  (Wx)   layerK.weight_hh_l0 [G*H,H]  (Wh)
 *                layerK.bias_ih_l0   [G*H]     (bx)   layerK.bias_hh_l0   [G*H]    (bh)
 *                the direction read in reverse: the same with _reverse after it
 *   dense        layerK.weight [out,in]  (W)          layerK.bias [out]  (b)
 *   attend       layerK.proj.weight [H,H]  (W)        layerK.proj.bias [H]  (b)
 *                layerK.context.weight [1,H]  (v)
 *   the head     head.weight [out,in]  (W)            head.bias [out]  (b)
 *                a tied head has a bias alone, its weight being layer0.weight without row 0
 * </pre>
 *
 * <p>Gates stand in the same order on both sides: i, f, g, o and r, z, n. What PyTorch does not
 * know keeps a name of ours, {@code layerK.peepholes_l0 [3,H]} or {@code layerK.gx_l0 [G*H]}; the
 * parameters of a user's own cell are {@code layerK.NAME} in their own shape.
 */
public final class StateDict {

  private final List<Place> places;
  private final int length;

  private StateDict(List<Place> places) {
    this.places = places;
    this.length = places.stream().mapToInt(Place::length).sum();
  }

  /** The state dict of a network of this shape. */
  public static StateDict of(NetworkShape shape) {
    return new StateDict(Places.of(shape));
  }

  /** The names of its tensors, in the order of the network's parameters. */
  public List<String> names() {
    return places.stream().map(Place::name).toList();
  }

  List<Place> places() {
    return places;
  }

  /**
   * The tensors of a network.
   *
   * @param parameters its parameters in one vector, {@code [P]}, float or double
   * @throws IllegalArgumentException if the vector is of another length
   */
  public List<Tensor> tensors(INDArray parameters) {
    return tensors("", parameters);
  }

  /**
   * The numbers of any vector that belongs to the parameters one by one, such as an optimizer's
   * memory, under the same names with {@code prefix} before them.
   */
  public List<Tensor> tensors(String prefix, INDArray vector) {
    if (vector.length() != length) {
      throw new IllegalArgumentException(
          "state dict: expects a vector of " + length + " numbers, got " + vector.length());
    }
    boolean wide = vector.dataType() == DataType.DOUBLE;
    double[] flat = vector.toDoubleVector();
    return places.stream().map(place -> tensor(prefix, place, flat, wide)).toList();
  }

  private static Tensor tensor(String prefix, Place place, double[] flat, boolean wide) {
    double[] numbers = place.take(flat);
    String name = prefix + place.name();
    if (wide) {
      return Tensor.of(name, numbers, place.shape());
    }
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) numbers[i];
    }
    return Tensor.of(name, narrow, place.shape());
  }

  /**
   * The parameters in one vector, {@code [P]}.
   *
   * @param named gives the tensor of a name, or refuses
   * @param precision {@code FLOAT} or {@code DOUBLE}
   * @throws dev.rondo.checkpoint.CheckpointException if a tensor has another shape or no numbers of
   *     floating point
   */
  public INDArray parameters(Function<String, Tensor> named, DataType precision) {
    for (Place place : places) { // all shapes first: what is not in the file takes no room
      Tensor tensor = named.apply(place.name());
      if (!place.hasShape(tensor.shape())) {
        throw tensor.refuse(
            "expected shape "
                + Arrays.toString(place.shape())
                + ", got "
                + Arrays.toString(tensor.shape()));
      }
    }
    double[] flat = new double[length];
    places.forEach(place -> place.fill(flat, named.apply(place.name()).doubles()));
    return Nd4j.createFromArray(flat).castTo(precision);
  }
}
