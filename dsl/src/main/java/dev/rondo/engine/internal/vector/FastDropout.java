package dev.rondo.engine.internal.vector;

import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.DropoutMask;
import dev.rondo.layer.Pass;

/** Dropout with the masks of {@code layer.Dropout}, number for number. */
final class FastDropout implements FastLayer {

  private final double p;
  private final int number;
  private final int outputs;

  FastDropout(double p, int number, int outputs) {
    this.p = p;
    this.number = number;
    this.outputs = outputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public Room room(int rows, int steps, boolean kept) {
    return new DropoutRoom(rows, steps, kept);
  }

  private final class DropoutRoom implements Room {

    private final int rows;
    private final int steps;
    private final int stride = Lanes.padded(outputs);
    private boolean active;
    private final float[] mask;
    private final float[] y;

    DropoutRoom(int rows, int steps, boolean kept) {
      this.rows = rows;
      this.steps = steps;
      mask = new float[kept ? rows * steps * stride : 0];
      y = new float[mask.length];
    }

    @Override
    public Rows forward(Rows x, Frame frame, Part part, Pass pass) {
      active = pass.training() && p > 0; // the same for every part
      if (!active) {
        return x;
      }
      draw(frame, part, pass);
      for (int t = 0; t < steps; t++) {
        for (int r = t * rows + part.from(); r < t * rows + part.to(); r++) {
          for (int j = 0, at = r * stride, from = x.at(r); j < outputs; j++) {
            y[at + j] = x.data()[from + j] * mask[at + j];
          }
        }
      }
      return new Rows(y, stride);
    }

    /** The n-th number of the layer's stream belongs to the n-th number of the plain rows. */
    private void draw(Frame frame, Part part, Pass pass) {
      CounterRandom random = DropoutMask.ofPiece(pass, number);
      for (int t = 0; t < steps; t++) {
        for (int n = part.from(); n < part.end(frame); n++) {
          long first = ((long) t * frame.sequences() + n) * outputs;
          int at = (t * rows + n) * stride;
          DropoutMask.draw(random, p, first, mask, at, outputs);
        }
      }
    }

    @Override
    public void backward(Rows d, Frame frame, Part part) {
      for (int t = 0; active && t < steps; t++) {
        for (int r = t * rows + part.from(); r < t * rows + part.to(); r++) {
          for (int j = 0; j < outputs; j++) {
            d.data()[d.at(r) + j] *= mask[r * stride + j];
          }
        }
      }
    }

    @Override
    public Rows inputGradient(Rows d, Frame frame, Part part) {
      return d;
    }
  }
}
