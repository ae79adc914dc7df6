package dev.rondo.exchange;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.engine.NetworkShape;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Writes a network's weights as the HDF5 file in a {@code .keras} archive. */
final class KerasStore {

  private final double[] flat;
  private final boolean wide;

  private KerasStore(double[] flat, boolean wide) {
    this.flat = flat;
    this.wide = wide;
  }

  /**
   * The bytes of the file.
   *
   * @param room a file that may be overwritten
   * @param flat the parameters
   * @param wide whether they are stored in double
   */
  static byte[] hdf5(Path room, NetworkShape shape, double[] flat, boolean wide)
      throws IOException {
    KerasStore store = new KerasStore(flat, wide);
    Map<String, Integer> counts = new HashMap<>();
    try (WritableHdfFile file = HdfFile.write(room)) {
      WritableGroup layers = file.putGroup("layers");
      for (Target target : Target.of(shape)) {
        String kind = KerasLayers.snake(KerasCheck.kind(target.spec()));
        int count = counts.merge(kind, 1, Integer::sum) - 1;
        store.put(layers.putGroup(count == 0 ? kind : kind + "_" + count), target);
      }
    }
    return Files.readAllBytes(room);
  }

  private void put(WritableGroup group, Target target) {
    if (!target.recurrent()) {
      WritableGroup vars = group.putGroup("vars");
      matrix(vars, "0", target.place("weight"), KerasGates.same(1));
      if (target.spec() instanceof EmbedSpec) {
        return;
      }
      vars.putDataset("1", numbers(take(target.place("bias"))));
    } else if (target.spec() instanceof BidirectionalSpec both) {
      cell(group.putGroup("forward_layer"), target, both.cell(), "");
      cell(group.putGroup("backward_layer"), target, both.cell(), "_reverse");
    } else {
      cell(group, target, target.spec(), "");
    }
  }

  private void cell(WritableGroup group, Target target, LayerSpec spec, String direction) {
    WritableGroup vars = group.putGroup("cell").putGroup("vars");
    Place wx = target.place("weight_ih_l0" + direction);
    Place wh = target.place("weight_hh_l0" + direction);
    int columns = wx.slot().columns();
    int[] gates = KerasGates.of(spec, columns / wh.slot().rows());
    matrix(vars, "0", wx, gates);
    matrix(vars, "1", wh, gates);
    double[] bx = take(target.place("bias_ih_l0" + direction));
    double[] bh = take(target.place("bias_hh_l0" + direction));
    bx = KerasGates.reordered(bx, gates, columns);
    bh = KerasGates.reordered(bh, gates, columns);
    if (spec instanceof GruSpec gru && gru.reset() == Reset.AFTER) {
      vars.putDataset("2", rows(new double[][] {bx, bh}));
    } else {
      for (int i = 0; i < bx.length; i++) {
        bx[i] += bh[i];
      }
      vars.putDataset("2", numbers(bx));
    }
  }

  private void matrix(WritableGroup vars, String name, Place place, int[] gates) {
    int columns = place.slot().columns();
    double[] all = KerasGates.reordered(take(place), gates, columns);
    double[][] rows = new double[place.slot().rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(all, row * columns, (row + 1) * columns);
    }
    vars.putDataset(name, rows(rows));
  }

  private double[] take(Place place) {
    int from = place.slot().offset();
    return Arrays.copyOfRange(flat, from, from + place.length());
  }

  private Object rows(double[][] rows) {
    return wide ? rows : Arrays.stream(rows).map(KerasStore::narrowed).toArray(float[][]::new);
  }

  private Object numbers(double[] numbers) {
    return wide ? numbers : narrowed(numbers);
  }

  private static float[] narrowed(double[] numbers) {
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) numbers[i];
    }
    return narrow;
  }
}
