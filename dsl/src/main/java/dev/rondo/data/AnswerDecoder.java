package dev.rondo.data;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns answers back into the user's units.
 *
 * @param targets how many targets an answer has
 * @param quantiles how many values each has
 */
record AnswerDecoder(int targets, int quantiles) {

  /** {@code [N, steps*targets*quantiles] -> [origin][step][target][quantile]}. */
  double[][][][] decode(List<WindowExamples.Place> places, INDArray output) {
    int steps = (int) (output.size(1) / ((long) targets * quantiles));
    double[][][][] decoded = new double[places.size()][steps][targets][quantiles];
    for (int i = 0; i < decoded.length; i++) {
      for (int t = 0; t < targets; t++) {
        for (int q = 0; q < quantiles; q++) {
          double[] values = path(places.get(i), output, i, t, q, steps);
          for (int s = 0; s < steps; s++) {
            decoded[i][s][t][q] = values[s];
          }
        }
      }
    }
    return decoded;
  }

  private double[] path(
      WindowExamples.Place place, INDArray output, int example, int t, int q, int steps) {
    double[] path = new double[steps];
    for (int s = 0; s < steps; s++) {
      path[s] = output.getDouble(example, ((long) s * targets + t) * quantiles + q);
    }
    EncodedTimeline series = place.series();
    return series.transforms().get(t).decode(path, series.stages().get(t), place.origin());
  }
}
