package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Each feature's largest value over a sequence's real steps; the first of equals takes the
 * gradient.
 */
final class MaxOverTime implements Summary {

  private Frames x;
  private int[] winner;

  @Override
  public INDArray forward(Frames frames) {
    x = frames;
    int n = x.batch();
    int width = (int) x.rows().size(1);
    double[] rows = x.rows().dup('c').data().asDouble();
    double[] best = new double[n * width];
    winner = new int[n * width];
    for (int s = 0; s < n; s++) {
      int sequence = s;
      int length = x.mask().map(m -> m.length(sequence)).orElse(x.steps());
      for (int j = 0; j < width; j++) {
        int at = s * width + j;
        winner[at] = at;
        for (int t = 1; t < length; t++) {
          int place = (t * n + s) * width + j;
          winner[at] = rows[place] > rows[winner[at]] ? place : winner[at];
        }
        best[at] = rows[winner[at]];
      }
    }
    return Nd4j.createFromArray(best)
        .castTo(x.rows().dataType())
        .reshape('c', n, width); // [T*N,H] -> [N,H]
  }

  @Override
  public INDArray backward(INDArray gradient) {
    double[] d = gradient.dup('c').data().asDouble();
    double[] dx = new double[(int) x.rows().length()];
    for (int i = 0; i < d.length; i++) {
      dx[winner[i]] = d[i];
    }
    return Nd4j.createFromArray(dx)
        .castTo(gradient.dataType())
        .reshape('c', x.rows().shape()); // [N,H] -> [T*N,H]
  }
}
