package dev.rondo.jupyter;

import dev.rondo.output.DisplayHandle;
import dev.rondo.output.Rendering;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * One output of a cell, found again by its id. The kernel drops what is shown between two cells, so
 * the last update of such a time is kept and sent when the next cell runs; a run that outlives its
 * interrupted cell still says how it ended.
 */
final class JJavaDisplay implements DisplayHandle {
  private static final long POLL_MILLIS = 100;

  private final BaseKernel kernel;
  private final String id;
  private Rendering late;

  JJavaDisplay(BaseKernel kernel, String id) {
    this.kernel = kernel;
    this.id = id;
  }

  @Override
  public synchronized void update(Rendering rendering) {
    if (kernel.getIO().display.isAttached()) {
      late = null;
      send(rendering);
    } else if (late != null) {
      late = rendering; // the waiting thread takes it along
    } else {
      late = rendering;
      Thread waiting = new Thread(this::sendWhenAttached, "rondo-late-display");
      waiting.setDaemon(true);
      waiting.start();
    }
  }

  private void sendWhenAttached() {
    try {
      while (!sentOrOvertaken()) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean sentOrOvertaken() {
    if (late != null && kernel.getIO().display.isAttached()) {
      send(late);
      late = null;
    }
    return late == null;
  }

  private void send(Rendering rendering) {
    kernel.getIO().display.updateDisplay(id, Bundle.of(rendering).toDisplayData());
  }
}
