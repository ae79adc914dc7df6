package dev.rondo.output;

import java.util.Optional;
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

  /** The notebook whose cell runs now, or nothing outside a notebook. */
  static Optional<NotebookOutput> current() {
    return ServiceLoader.load(NotebookOutput.class, NotebookOutput.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(NotebookOutput::isAttached)
        .findFirst();
  }
}
