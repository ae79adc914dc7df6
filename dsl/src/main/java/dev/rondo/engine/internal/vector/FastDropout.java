package dev.rondo.engine.internal.vector;

import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.Arrays;

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
  public void load(float[] parameters) {}

  @Override
  public Room room(int rows, int steps) {
    return new DropoutRoom(rows, steps);
  }

  private final class DropoutRoom implements Room {

    private final int rows;
    private final int steps;
    private final int stride = Lanes.padded(outputs);
    private final float[] mask;
    private final float[] y;
    private boolean active;

    DropoutRoom(int rows, int steps) {
      this.rows = rows;
      this.steps = steps;
      mask = new float[rows * steps * stride];
      y = new float[rows * steps * stride];
    }

    @Override
    public Rows forward(Rows x, Slice slice, Pass pass) {
      active = pass.training() && p > 0;
      if (!active) {
        return x;
      }
      draw(slice, pass);
      for (int r = 0; r < rows * steps; r++) {
        for (int j = 0; j < outputs; j++) {
          y[r * stride + j] = x.data()[x.at(r) + j] * mask[r * stride + j];
        }
      }
      return new Rows(y, stride);
    }

    private void draw(Slice slice, Pass pass) {
      CounterRandom random =
          CounterRandom.keyed(
              pass.seed(), Purpose.DROPOUT, pass.epoch(), pass.batch(), pass.piece(), number);
      Arrays.fill(mask, 0);
      float kept = (float) (1 / (1 - p));
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < slice.sequences(); i++) {
          long first = ((long) t * slice.batch() + slice.first() + i) * outputs;
          int at = (t * rows + i) * stride;
          for (int j = 0; j < outputs; j++) {
            mask[at + j] = random.doubleAt(first + j) < p ? 0 : kept;
          }
        }
      }
    }

    @Override
    public Rows backward(Rows d, Slice slice, boolean wanted) {
      for (int r = 0; active && r < rows * steps; r++) {
        for (int j = 0; j < outputs; j++) {
          d.data()[d.at(r) + j] *= mask[r * stride + j];
        }
      }
      return d;
    }

    @Override
    public void addGradients(float[] gradients) {}
  }
}
