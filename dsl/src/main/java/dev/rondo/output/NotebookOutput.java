package dev.rondo.output;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * A notebook that values can be shown in. A kernel's bridge provides one through {@link
 * ServiceLoader}; without a bridge, or outside a running cell, there is none and everything prints.
 */
public interface NotebookOutput {

  /** Whether a cell is listening now, so that what is shown reaches a reader. */
  boolean isAttached();

  /** Shows a new output under the running cell at once. */
  DisplayHandle show(Rendering rendering);

  /** An identity of the running cell's execution: equal for two calls in one execution only. */
  Object cell();

  /**
   * The notebook whose cell runs now, or nothing outside a notebook. A bridge that cannot be
   * loaded, because its kernel's classes are not there, is passed over.
   */
  static Optional<NotebookOutput> current() {
    Iterator<NotebookOutput> bridges =
        ServiceLoader.load(NotebookOutput.class, NotebookOutput.class.getClassLoader()).iterator();
    // A service file that cannot be read fails again at each try, so the search has an end.
    for (int failures = 0; failures < 32; ) {
      try {
        if (!bridges.hasNext()) {
          return Optional.empty();
        }
        NotebookOutput bridge = bridges.next();
        if (bridge.isAttached()) {
          return Optional.of(bridge);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++; // a bridge to a kernel that does not run here; the next may be
      }
    }
    return Optional.empty();
  }
}
