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
  public void load(float[] parameters) {}

  @Override
  public Room room(int rows, int steps) {
    return new SummaryRoom(rows, steps);
  }

  private final class SummaryRoom implements Room {

    private final int rows;
    private final int stride = Lanes.padded(outputs);
    private final float[] y;
    private final float[] dx;
    private final int[] winner;

    SummaryRoom(int rows, int steps) {
      this.rows = rows;
      y = new float[rows * stride];
      dx = new float[rows * steps * stride];
      winner = new int[rows * stride];
    }

    @Override
    public Rows forward(Rows x, Slice slice, Pass pass) {
      Arrays.fill(y, 0);
      for (int i = 0; i < slice.sequences(); i++) {
        for (int j = 0; j < outputs; j++) {
          y[i * stride + j] = sum(x, slice, i, j);
        }
      }
      return new Rows(y, stride);
    }

    private float sum(Rows x, Slice slice, int i, int j) {
      float[] data = x.data();
      int last = slice.last(i);
      switch (kind) {
        case LAST:
          return data[x.at((j < readForward ? last : 0) * rows + i) + j];
        case MEAN:
          float sum = 0;
          for (int t = 0; t <= last; t++) {
            sum += data[x.at(t * rows + i) + j];
          }
          return sum / (last + 1);
        default:
          int best = 0;
          for (int t = 1; t <= last; t++) {
            best = data[x.at(t * rows + i) + j] > data[x.at(best * rows + i) + j] ? t : best;
          }
          winner[i * stride + j] = best;
          return data[x.at(best * rows + i) + j];
      }
    }

    @Override
    public Rows backward(Rows d, Slice slice, boolean wanted) {
      Arrays.fill(dx, 0);
      for (int i = 0; i < slice.sequences(); i++) {
        int last = slice.last(i);
        for (int j = 0; j < outputs; j++) {
          float g = d.data()[d.at(i) + j];
          switch (kind) {
            case LAST -> dx[((j < readForward ? last : 0) * rows + i) * stride + j] = g;
            case MEAN -> {
              for (int t = 0; t <= last; t++) {
                dx[(t * rows + i) * stride + j] = g / (last + 1);
              }
            }
            default -> dx[(winner[i * stride + j] * rows + i) * stride + j] = g;
          }
        }
      }
      return new Rows(dx, stride);
    }

    @Override
    public void addGradients(float[] gradients) {}
  }
}
