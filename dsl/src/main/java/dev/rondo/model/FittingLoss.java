package dev.rondo.model;

import dev.rondo.data.AnswerForm;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;

/** Which loss fits the values that a series asks for. */
final class FittingLoss {

  private FittingLoss() {}

  /** The loss that learns what was asked for: a value, quantiles or a distribution. */
  static Loss usual(AnswerForm form) {
    if (form instanceof AnswerForm.Gaussian) {
      return Losses.gaussian();
    }
    return form.levels().isEmpty()
        ? Losses.mse()
        : Losses.quantile(form.levels().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Refuses a loss whose outputs are not those that the series will take them for. */
  static void check(Loss loss, AnswerForm form) {
    if (loss.outputsPerTarget() != form.outputs()) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): gives "
              + loss.outputsPerTarget()
              + (loss.outputsPerTarget() == 1 ? " value" : " values")
              + " for each target, the series asks for "
              + form.outputs()
              + wayOut(loss, form));
    }
    if (form instanceof AnswerForm.Gaussian) {
      refuseQuantiles(loss);
    } else {
      refuseOtherLevels(loss, form.levels());
    }
  }

  private static String wayOut(Loss loss, AnswerForm form) {
    if (form instanceof AnswerForm.Gaussian) {
      return ", mean and deviation; leave the loss out, or .gaussian() on the series";
    }
    if (form instanceof AnswerForm.Quantiles) {
      return "; leave the loss out, or .quantiles(...) on the series";
    }
    return loss.equals(Losses.gaussian())
        ? "; call .gaussian() on the series"
        : "; declare the levels on the series with .quantiles(...)";
  }

  private static void refuseQuantiles(Loss loss) {
    if (!loss.quantiles().isEmpty()) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): gives quantiles, the series asks for mean and deviation; leave the loss out, or"
              + " call .quantiles(...) on the series rather than .gaussian()");
    }
  }

  private static void refuseOtherLevels(Loss loss, List<Double> quantiles) {
    if (loss.equals(Losses.gaussian())) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): gives mean and deviation, the series asks for the quantiles "
              + quantiles
              + "; leave the loss out, or call .gaussian() on the series rather than"
              + " .quantiles(...)");
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

  /**
   * Refuses a loss that cannot judge an answer by the number of the right class.
   *
   * @param judged what has a class, in a word
   * @param classes how many there are
   */
  static void checkClasses(Loss loss, String judged, int classes) {
    if (loss.outputsPerTarget() != 1 || !judgesClassNumbers(loss, classes)) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): judges numbers, and a "
              + judged
              + " has a class; leave the loss out, it is "
              + Losses.crossEntropy());
    }
  }

  private static boolean judgesClassNumbers(Loss loss, int classes) {
    try {
      loss.of(Nd4j.zeros(1, classes), Nd4j.zeros(1, 1), Optional.empty()); // [1,O] by [1,1]
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
