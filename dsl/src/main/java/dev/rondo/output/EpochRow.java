package dev.rondo.output;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One finished epoch as the training card lists it.
 *
 * @param epoch the epoch's number, from 1
 * @param trainLoss mean training loss over the epoch
 * @param validationLoss loss on the validation part, if there is one
 * @param metrics further figures by name, in the order in which they are shown
 * @param learningRate learning rate at the end of the epoch
 * @param gradientNorm mean norm of the gradient before clipping
 * @param time how long the epoch took
 */
public record EpochRow(
    int epoch,
    double trainLoss,
    OptionalDouble validationLoss,
    Map<String, Double> metrics,
    double learningRate,
    double gradientNorm,
    Duration time) {

  /** Copies the metrics and checks that no part is null. */
  public EpochRow {
    Objects.requireNonNull(validationLoss, "validationLoss");
    Objects.requireNonNull(time, "time");
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The loss that decides which epoch is best: validation where there is one, else training. */
  public double decidingLoss() {
    return validationLoss.orElse(trainLoss);
  }
}
