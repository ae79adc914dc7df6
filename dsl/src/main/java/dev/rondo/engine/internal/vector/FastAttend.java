package dev.rondo.engine.internal.vector;

import dev.rondo.architecture.Activation;
import java.util.ArrayList;
import java.util.List;

/** The equations of {@code layer.AttendOverTime}; {@code u = tanh(h W + b)} is a dense layer. */
final class FastAttend implements FastLayer {

  final FastDense seen;

  /** v, and zeros up to whole vectors. */
  final float[] context;

  final int contextAt;

  FastAttend(int width, int matrixAt, int biasAt, int contextAt) {
    seen = new FastDense(width, width, Activation.TANH, matrixAt, biasAt);
    context = new float[Lanes.padded(width)];
    this.contextAt = contextAt;
  }

  @Override
  public int outputs() {
    return seen.outputs();
  }

  @Override
  public List<Packing> packings() {
    List<Packing> all = new ArrayList<>(seen.packings());
    all.add(p -> System.arraycopy(p, contextAt, context, 0, outputs()));
    return all;
  }

  @Override
  public List<Packing> packingsBack() {
    return seen.packingsToInput(); // whatever stands below, h stands before u too
  }

  @Override
  public Room room(int rows, int steps, boolean kept) {
    return new AttendRoom(this, rows, steps, kept);
  }
}
