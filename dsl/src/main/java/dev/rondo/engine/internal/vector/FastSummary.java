package dev.rondo.engine.internal.vector;

import dev.rondo.architecture.SummarySpec;
import dev.rondo.layer.Pass;
import java.util.Arrays;

/** The last step, the mean or the largest value over the real steps of each sequence. */
final class FastSummary implements FastLayer {

  private final SummarySpec kind;
  private final int outputs;
  private final int readForward;

  /**
   * A summary of rows.
   *
   * @param readForward how many columns were read forward; the others were read in reverse
   */
  FastSummary(SummarySpec kind, int outputs, int readForward) {
    this.kind = kind;
    this.outputs = outputs;
    this.readForward = readForward;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public Room room(int rows, int steps, boolean kept) {
    return new SummaryRoom(rows, steps);
  }

  private final class SummaryRoom implements Room {

    private final int rows;
    private final int steps;
    private final int stride = Lanes.padded(outputs);
    private final float[] y;
    private final int[] winner;
    private float[] dx = new float[0];

    SummaryRoom(int rows, int steps) {
      this.rows = rows;
      this.steps = steps;
      y = new float[rows * stride];
      winner = new int[kind == SummarySpec.MAX ? rows * stride : 0];
    }

    @Override
    public Rows forward(Rows x, Frame frame, Part part, Pass pass) {
      for (int n = part.from(); n < part.end(frame); n++) {
        int last = frame.last(n);
        for (int j = 0; j < outputs; j++) {
          y[n * stride + j] = summary(x, n, j, last);
        }
      }
      return new Rows(y, stride);
    }

    private float summary(Rows x, int n, int j, int last) {
      float[] data = x.data();
      if (kind == SummarySpec.LAST) {
        return data[x.at((j < readForward ? last : 0) * rows + n) + j];
      }
      if (kind == SummarySpec.MEAN) {
        float sum = 0;
        for (int t = 0; t <= last; t++) {
          sum += data[x.at(t * rows + n) + j];
        }
        return sum / (last + 1);
      }
      int best = 0;
      for (int t = 1; t <= last; t++) {
        best = data[x.at(t * rows + n) + j] > data[x.at(best * rows + n) + j] ? t : best;
      }
      winner[n * stride + j] = best;
      return data[x.at(best * rows + n) + j];
    }

    @Override
    public void backward(Rows d, Frame frame, Part part) {}

    @Override
    public void prepareInputGradient() {
      if (dx.length == 0) {
        dx = new float[rows * steps * stride];
      }
    }

    @Override
    public Rows inputGradient(Rows d, Frame frame, Part part) {
      for (int t = 0; t < steps; t++) {
        int at = (t * rows + part.from()) * stride;
        Arrays.fill(dx, at, at + part.rows() * stride, 0);
      }
      for (int n = part.from(); n < part.end(frame); n++) {
        int last = frame.last(n);
        for (int j = 0; j < outputs; j++) {
          spread(d.data()[d.at(n) + j], n, j, last);
        }
      }
      return new Rows(dx, stride);
    }

    private void spread(float g, int n, int j, int last) {
      switch (kind) {
        case LAST -> dx[((j < readForward ? last : 0) * rows + n) * stride + j] = g;
        case MEAN -> {
          for (int t = 0; t <= last; t++) {
            dx[(t * rows + n) * stride + j] = g / (last + 1);
          }
        }
        default -> dx[(winner[n * stride + j] * rows + n) * stride + j] = g;
      }
    }
  }
}
