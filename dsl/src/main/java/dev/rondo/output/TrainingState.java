package dev.rondo.output;

/** Where a training run stands. */
public enum TrainingState {
  /** Batches are being learned from. */
  RUNNING("training"),
  /** Stopped by the user at a batch boundary; the best weights are kept and the run can resume. */
  STOPPED("stopped"),
  /** Every epoch asked for was run, or patience ran out. */
  DONE("done"),
  /** The loss became infinite or not a number; the weights of before that batch are kept. */
  DIVERGED("diverged");

  private final String word;

  TrainingState(String word) {
    this.word = word;
  }

  /** The state in one lower-case word, as a card shows it. */
  public String word() {
    return word;
  }
}
