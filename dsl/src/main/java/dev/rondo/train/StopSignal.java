package dev.rondo.train;

import java.util.concurrent.atomic.AtomicBoolean;

/** A wish to stop, heard by the trainer after its present batch. */
final class StopSignal {

  private final AtomicBoolean asked = new AtomicBoolean();

  void ask() {
    asked.set(true);
  }

  boolean isAsked() {
    return asked.get();
  }
}
