package dev.rondo.train;

/**
 * The loss, its gradient or the validation loss became infinite or not a number. Training stopped
 * at that batch; the network holds the weights of before it, or the best ones where a validation
 * part was watched.
 */
public final class TrainingDivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private TrainingDivergedException(String message) {
    super(message);
  }

  static TrainingDivergedException of(TrainingPlan plan, Position at, String what) {
    return new TrainingDivergedException(
        "train: epoch "
            + at.epoch
            + ", batch "
            + (at.batch + 1)
            + ": "
            + what
            + largestNorm(at)
            + (at.hasBest()
                ? "The weights of the best epoch are kept. "
                : "The weights of before this batch are kept. ")
            + remedies(plan)
            + "; if it is the first batch, look for huge or missing numbers in the data.");
  }

  static TrainingDivergedException inValidation(TrainingPlan plan, Position at, double loss) {
    return new TrainingDivergedException(
        "train: epoch "
            + at.epoch
            + ": the validation loss is "
            + loss
            + largestNorm(at)
            + (at.hasBest()
                ? "The weights of the best epoch are kept. "
                : "The weights of this epoch are kept. ")
            + remedies(plan)
            + "; if the training loss is sound, look for huge or missing numbers in the"
            + " validation part.");
  }

  private static String largestNorm(Position at) {
    return "; the largest gradient norm was "
        + (float) at.largestNorm
        + " ("
        + at.largestNormAt
        + "). ";
  }

  private static String remedies(TrainingPlan plan) {
    return "Lower the learning rate, now "
        + Numbers.plain(plan.optimizer().learningRate())
        + ", or "
        + (plan.clipping() instanceof Clipping.Off
            ? "clip gradients with clip(1)"
            : "clip harder than " + plan.clipping());
  }
}
