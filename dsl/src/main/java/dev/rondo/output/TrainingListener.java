package dev.rondo.output;

import java.util.function.Supplier;

/** Follows a training run. Called from the training thread; must be quick and never throw. */
public interface TrainingListener {

  /**
   * Offers the present state after a batch. The snapshot is taken only if the listener wants it
   * now, so this may be called after every batch, however short.
   */
  void update(Supplier<TrainingSnapshot> now);

  /** Says how the run ended; nothing is offered afterwards. */
  void finish(TrainingSnapshot last);

  /** A listener that shows nothing. */
  static TrainingListener quiet() {
    return new TrainingListener() {
      @Override
      public void update(Supplier<TrainingSnapshot> now) {}

      @Override
      public void finish(TrainingSnapshot last) {}
    };
  }
}
