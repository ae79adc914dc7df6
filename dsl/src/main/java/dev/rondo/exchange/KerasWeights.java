package dev.rondo.exchange;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.checkpoint.Dtype;
import dev.rondo.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keras's weights in our places.
 *
 * <pre>
 *   kernel [in, G*H]  (Wx)     recurrent_kernel [H, G*H]  (Wh)     gates i,f,c,o and z,r,h
 *   bias [G*H]: bx, with bh = 0;  of a GRU with reset_after [2, 3H]: bx and bh
 *   Embedding: embeddings [V+1, units]  (E), but that row 0, which is masked there, is zero
 *   Dense: kernel [in, out]  (W)     bias [out]  (b)
 * </pre>
 */
final class KerasWeights {

  private final Hdf5 file;
  private final Function<String, IllegalArgumentException> refuse;
  private final Map<Place, double[]> found = new LinkedHashMap<>();
  private boolean wide;

  KerasWeights(Hdf5 file, Function<String, IllegalArgumentException> refuse) {
    this.file = file;
    this.refuse = refuse;
  }

  /** Takes a layer's weights to a target's places. */
  void take(KerasLayer layer, Target target) {
    LayerSpec spec = target.spec();
    if (spec instanceof EmbedSpec embed) {
      Place place = target.place("weight");
      double[] rows = matrix(target, place, List.of("layers", layer.group(), "vars"), 0);
      Arrays.fill(rows, 0, embed.units(), 0);
      put(place, rows);
    } else if (!target.recurrent()) {
      List<String> vars = List.of("layers", layer.group(), "vars");
      put(target.place("weight"), matrix(target, target.place("weight"), vars, 0));
      bias(target, spec, vars, 1, 1).ifPresent(t -> put(target.place("bias"), t.doubles()));
    } else if (spec instanceof BidirectionalSpec both) {
      List<String> group = List.of("layers", layer.group());
      cell(target, both.cell(), joined(group, "forward_layer", "cell", "vars"), "");
      cell(target, both.cell(), joined(group, "backward_layer", "cell", "vars"), "_reverse");
    } else {
      cell(target, spec, List.of("layers", layer.group(), "cell", "vars"), "");
    }
  }

  private void cell(Target target, LayerSpec spec, List<String> vars, String direction) {
    Place wx = target.place("weight_ih_l0" + direction);
    Place wh = target.place("weight_hh_l0" + direction);
    int columns = wx.slot().columns();
    int[] gates = KerasGates.of(spec, columns / wh.slot().rows());
    put(wx, KerasGates.reordered(matrix(target, wx, vars, 0), gates, columns));
    put(wh, KerasGates.reordered(matrix(target, wh, vars, 1), gates, columns));
    boolean twoRows = spec instanceof GruSpec gru && gru.reset() == Reset.AFTER;
    Optional<Tensor> bias = bias(target, spec, vars, 2, twoRows ? 2 : 1);
    if (bias.isPresent()) {
      double[] both = KerasGates.reordered(bias.get().doubles(), gates, columns);
      put(target.place("bias_ih_l0" + direction), Arrays.copyOf(both, columns));
      if (twoRows) {
        double[] second = Arrays.copyOfRange(both, columns, 2 * columns);
        put(target.place("bias_hh_l0" + direction), second);
      }
    }
  }

  private double[] matrix(Target target, Place place, List<String> vars, int number) {
    List<String> path = joined(vars, Integer.toString(number));
    Tensor tensor =
        file.tensor(path)
            .orElseThrow(
                () ->
                    refuse.apply(
                        target.name()
                            + " expects '"
                            + String.join("/", path)
                            + "' in the file, got none"));
    check(target, tensor, place.slot().rows(), place.slot().columns());
    return tensor.doubles();
  }

  /** A layer's bias of one or two rows; empty where the layer has none. */
  private Optional<Tensor> bias(
      Target target, LayerSpec spec, List<String> vars, int number, int rows) {
    Optional<Tensor> bias = file.tensor(joined(vars, Integer.toString(number)));
    long columns = target.places().get(0).slot().columns();
    if (bias.isPresent()) {
      int got = bias.get().shape().length;
      boolean gru = spec instanceof GruSpec;
      if (gru && got != rows && (got == 1 || got == 2)) {
        throw refuse.apply(target.name() + ": the file's layer has " + KerasCheck.reset(rows == 2));
      }
      check(target, bias.get(), rows == 1 ? new long[] {columns} : new long[] {rows, columns});
    }
    return bias;
  }

  private void check(Target target, Tensor tensor, long... shape) {
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw refuse.apply(
          target.name()
              + " expects "
              + tensor.name()
              + " "
              + Arrays.toString(shape)
              + ", got "
              + Arrays.toString(tensor.shape()));
    }
    wide |= tensor.dtype() == Dtype.F64;
  }

  private void put(Place place, double[] numbers) {
    found.put(place, numbers);
  }

  private static List<String> joined(List<String> path, String... more) {
    List<String> all = new ArrayList<>(path);
    all.addAll(List.of(more));
    return all;
  }

  /** All weights in one vector of {@code length} numbers. */
  INDArray parameters(int length) {
    double[] flat = new double[length];
    found.forEach((p, n) -> System.arraycopy(n, 0, flat, p.slot().offset(), n.length));
    return Nd4j.createFromArray(flat).castTo(wide ? DataType.DOUBLE : DataType.FLOAT);
  }
}
