package dev.rondo.train;

/**
 * The loss or its gradient became infinite or not a number. Training stopped at that batch; the
 * network holds the weights of before it, or the best ones where a validation part was watched.
 */
public final class TrainingDivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private TrainingDivergedException(String message) {
    super(message);
  }

  static TrainingDivergedException of(TrainingPlan plan, Position at, String what) {
    double rate = plan.optimizer().learningRate();
    String clip =
        plan.clipping() instanceof Clipping.Off
            ? "clip gradients with clip(1)"
            : "clip harder than " + plan.clipping();
    return new TrainingDivergedException(
        "train: epoch "
            + at.epoch
            + ", batch "
            + (at.batch + 1)
            + ": "
            + what
            + "; the largest gradient norm was "
            + (float) at.largestNorm
            + " ("
            + at.largestNormAt
            + "). The weights of before this batch are kept. Lower the learning rate, now "
            + Numbers.plain(rate)
            + ", or "
            + clip
            + "; if it is the first batch, look for huge or missing numbers in the data.");
  }
}
