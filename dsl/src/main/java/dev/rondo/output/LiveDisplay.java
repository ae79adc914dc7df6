package dev.rondo.output;

import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows a training run while it goes on: one card in a notebook cell, replaced at most four times a
 * second and 200 times a run, or one line a second in a terminal, and one more for each text that a
 * model writes meanwhile. The first and the last state are always shown.
 */
public final class LiveDisplay implements TrainingListener {
  private final Optional<NotebookOutput> notebook;
  private final PrintStream terminal;
  private final LongSupplier nanoTime;
  private final UpdatePace pace;
  private final long start;
  private DisplayHandle card;
  private boolean finished;
  private int printedSample;

  /**
   * A display for one run.
   *
   * @param notebook where the card goes; nothing to print lines instead
   * @param terminal where lines go if there is no notebook
   * @param nanoTime a clock that counts nanoseconds, such as {@link System#nanoTime()}
   */
  public LiveDisplay(
      Optional<NotebookOutput> notebook, PrintStream terminal, LongSupplier nanoTime) {
    this.notebook = Objects.requireNonNull(notebook, "notebook");
    this.terminal = Objects.requireNonNull(terminal, "terminal");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    this.pace = notebook.isPresent() ? UpdatePace.notebook() : UpdatePace.terminal();
    this.start = nanoTime.getAsLong();
  }

  /** A display where the user is: under the running notebook cell, or on standard output. */
  public static LiveDisplay here() {
    return new LiveDisplay(NotebookOutput.current(), System.out, System::nanoTime);
  }

  @Override
  public synchronized void update(Supplier<TrainingSnapshot> now) {
    long elapsed = nanoTime.getAsLong() - start;
    if (finished || !pace.isDue(elapsed)) {
      return;
    }
    TrainingSnapshot snapshot = now.get();
    show(snapshot);
    pace.shown(elapsed, snapshot.remaining());
  }

  @Override
  public synchronized void finish(TrainingSnapshot last) {
    if (!finished) {
      finished = true;
      show(last);
    }
  }

  private void printOnce(SampleText sample) {
    if (sample.epoch() > printedSample) {
      printedSample = sample.epoch();
      terminal.println(sample);
    }
  }

  private void show(TrainingSnapshot snapshot) {
    TrainingCard view = new TrainingCard(snapshot);
    if (notebook.isEmpty()) {
      snapshot.sample().ifPresent(this::printOnce);
      terminal.println(view.line());
      return;
    }
    try {
      if (card == null) {
        card = notebook.get().show(view.rendering());
      } else {
        card.update(view.rendering());
      }
    } catch (RuntimeException e) {
      // A front end that has gone away must not end a training run; the history has it all.
      finished = true;
    }
  }
}
