package dev.rondo.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss summed over what counts, so that batches of different sizes can be added up exactly.
 *
 * @param sum the weighted sum of the losses
 * @param weight the sum of the weights
 * @param gradient the gradient of {@code sum} by the predictions, in their shape
 */
public record LossValue(double sum, double weight, INDArray gradient) {

  /** The weighted mean; zero where nothing counts. */
  public double mean() {
    return weight == 0 ? 0 : sum / weight;
  }

  /** The gradient of the mean by the predictions. */
  public INDArray meanGradient() {
    return weight == 0 ? gradient : gradient.div(weight);
  }
}
