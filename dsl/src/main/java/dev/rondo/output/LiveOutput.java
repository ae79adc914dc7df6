package dev.rondo.output;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One output under the running notebook cell that is replaced while something is made: at most four
 * times a second and 200 times in all. Outside a notebook it shows nothing. One thread at a time
 * may use it.
 */
public final class LiveOutput {

  private final Supplier<Optional<NotebookOutput>> where;
  private final Optional<NotebookOutput> notebook;
  private final LongSupplier nanoTime;
  private final UpdatePace pace = UpdatePace.notebook();
  private final long start;
  private DisplayHandle handle;
  private boolean lost;

  /** The cell that shows the last state, or null. */
  private Object cell;

  /**
   * An output of a notebook.
   *
   * @param where the notebook whose cell runs now; nothing is shown where there is none
   * @param nanoTime a clock that counts nanoseconds, such as {@link System#nanoTime()}
   */
  public LiveOutput(Supplier<Optional<NotebookOutput>> where, LongSupplier nanoTime) {
    this.where = Objects.requireNonNull(where, "where");
    notebook = where.get();
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    start = nanoTime.getAsLong();
  }

  /** One that shows nothing. */
  public static LiveOutput none() {
    return new LiveOutput(Optional::empty, System::nanoTime);
  }

  /** An output under the running notebook cell, if there is one. */
  public static LiveOutput here() {
    return new LiveOutput(NotebookOutput::current, System::nanoTime);
  }

  /**
   * Offers the present state, which is taken only if an update is due.
   *
   * @param done how many of the parts are made
   * @param parts how many there will be
   * @param now how it looks
   */
  public void update(int done, int parts, Supplier<Rendering> now) {
    if (notebook.isEmpty() || lost) {
      return;
    }
    long elapsed = nanoTime.getAsLong() - start;
    if (pace.isDue(elapsed)) {
      show(now.get());
      double left = done == 0 ? 0 : elapsed * ((double) parts / done - 1);
      pace.shown(elapsed, Optional.of(Duration.ofNanos((long) left)));
    }
  }

  /** Shows the last state. */
  public void finish(Rendering last) {
    if (notebook.isPresent() && !lost) {
      show(last);
      cell = lost ? null : notebook.get().cell();
    }
  }

  /** Whether the cell that runs now is the one that shows the last state. */
  public boolean isShownHere() {
    return cell != null && where.get().map(NotebookOutput::cell).filter(cell::equals).isPresent();
  }

  private void show(Rendering rendering) {
    try {
      if (handle == null) {
        handle = notebook.orElseThrow().show(rendering);
      } else {
        handle.update(rendering);
      }
    } catch (RuntimeException e) {
      lost = true; // a front end that has gone away must not end what it was to show
    }
  }
}
