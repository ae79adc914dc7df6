package dev.rondo.engine.internal.vector;

import dev.rondo.layer.Pass;

/** Two recurrent layers over the same rows, one forward and one in reverse, side by side. */
final class FastBidirectional implements FastLayer {

  private final FastRecurrent forward;
  private final FastRecurrent reverse;

  FastBidirectional(FastRecurrent forward, FastRecurrent reverse) {
    this.forward = forward;
    this.reverse = reverse;
  }

  @Override
  public int outputs() {
    return forward.outputs() + reverse.outputs();
  }

  @Override
  public void load(float[] parameters) {
    forward.load(parameters);
    reverse.load(parameters);
  }

  @Override
  public Both room(int rows, int steps) {
    return new Both(rows, steps);
  }

  /** The rooms of both directions. */
  final class Both implements Room {

    final RecurrentRoom ahead;
    final RecurrentRoom back;
    private final int rows;
    private final float[] output;
    private final float[] dAhead;
    private final float[] dBack;

    Both(int rows, int steps) {
      this.rows = rows * steps;
      ahead = forward.room(rows, steps);
      back = reverse.room(rows, steps);
      output = new float[this.rows * Lanes.padded(outputs())];
      dAhead = new float[this.rows * ahead.width];
      dBack = new float[this.rows * back.width];
    }

    @Override
    public Rows forward(Rows x, Slice slice, Pass pass) {
      Rows a = ahead.forward(x, slice, pass);
      Rows b = back.forward(x, slice, pass);
      int units = forward.units;
      int stride = Lanes.padded(outputs());
      for (int r = 0; r < rows; r++) {
        System.arraycopy(a.data(), a.at(r), output, r * stride, units);
        System.arraycopy(b.data(), b.at(r), output, r * stride + units, units);
      }
      return new Rows(output, stride);
    }

    @Override
    public Rows backward(Rows d, Slice slice, boolean wanted) {
      int units = forward.units;
      for (int r = 0; r < rows; r++) {
        System.arraycopy(d.data(), d.at(r), dAhead, r * ahead.width, units);
        System.arraycopy(d.data(), d.at(r) + units, dBack, r * back.width, units);
      }
      Rows a = ahead.backward(new Rows(dAhead, ahead.width), slice, wanted);
      Rows b = back.backward(new Rows(dBack, back.width), slice, wanted);
      if (wanted) {
        for (int i = 0; i < rows * a.stride(); i++) {
          a.data()[a.offset() + i] += b.data()[b.offset() + i];
        }
      }
      return a;
    }

    @Override
    public void addGradients(float[] gradients) {
      ahead.addGradients(gradients);
      back.addGradients(gradients);
    }
  }
}
