package dev.rondo.model;

import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.List;

/** Which loss fits the values that a series asks for. */
final class FittingLoss {

  private FittingLoss() {}

  /** The quantile loss where quantiles were declared, else the mean squared error. */
  static Loss usual(List<Double> quantiles) {
    return quantiles.isEmpty()
        ? Losses.mse()
        : Losses.quantile(quantiles.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Refuses a loss whose outputs are not those that the series will take them for. */
  static void check(Loss loss, List<Double> quantiles) {
    int expected = Math.max(1, quantiles.size());
    if (loss.outputsPerTarget() != expected) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): gives "
              + loss.outputsPerTarget()
              + (loss.outputsPerTarget() == 1 ? " value" : " values")
              + " for each target, the series asks for "
              + expected
              + (quantiles.isEmpty()
                  ? "; declare the levels on the series with .quantiles(...)"
                  : "; leave the loss out, or .quantiles(...) on the series"));
    }
    boolean levelsDiffer = !loss.quantiles().isEmpty() && !loss.quantiles().equals(quantiles);
    if (levelsDiffer && !quantiles.isEmpty()) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): the series asks for the quantiles "
              + quantiles
              + "; leave the loss out, or name the same levels in both");
    }
  }

  /** Refuses a loss that wants more than one output a target, where there is no more. */
  static void checkPlain(Loss loss) {
    if (loss.outputsPerTarget() != 1) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): gives "
              + loss.outputsPerTarget()
              + " values for each target, a sequence has 1; take another loss, such as mae()");
    }
  }
}
