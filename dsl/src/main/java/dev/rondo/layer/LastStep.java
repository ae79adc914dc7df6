package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The output of each sequence's last real step. A reverse direction has read the whole sequence at
 * its first step, so its half is taken there.
 */
final class LastStep implements Summary {

  private final int forwardWidth;
  private Frames x;

  /**
   * A summary of rows whose first columns were read forward and whose others in reverse.
   *
   * @param forwardWidth the number of columns read forward
   */
  LastStep(int forwardWidth) {
    this.forwardWidth = forwardWidth;
  }

  @Override
  public INDArray forward(Frames frames) {
    x = frames;
    INDArray out = Nd4j.create(x.rows().dataType(), x.batch(), x.rows().size(1));
    pick(x.rows(), out, true);
    return out;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray dx = Nd4j.zeros(gradient.dataType(), x.rows().shape());
    pick(dx, gradient, false);
    return dx;
  }

  /** Copies the picked places of {@code rows} into {@code summary}, or back. */
  private void pick(INDArray rows, INDArray summary, boolean toSummary) {
    int width = (int) rows.size(1);
    boolean equalLengths = x.mask().isEmpty();
    int n = x.batch();
    if (equalLengths) {
      move(rows, summary, (x.steps() - 1) * n, n, 0, forwardWidth, 0, toSummary);
    } else {
      for (int s = 0; s < n; s++) {
        int row = (x.mask().get().length(s) - 1) * n + s;
        move(rows, summary, row, 1, 0, forwardWidth, s, toSummary);
      }
    }
    if (forwardWidth < width) {
      move(rows, summary, 0, n, forwardWidth, width, 0, toSummary);
    }
  }

  private static void move(
      INDArray rows,
      INDArray summary,
      int row,
      int count,
      int fromColumn,
      int toColumn,
      int summaryRow,
      boolean toSummary) {
    var columns = NDArrayIndex.interval(fromColumn, toColumn);
    INDArray a = rows.get(NDArrayIndex.interval(row, row + count), columns);
    INDArray b = summary.get(NDArrayIndex.interval(summaryRow, summaryRow + count), columns);
    if (toSummary) {
      b.assign(a);
    } else {
      a.assign(b);
    }
  }
}
