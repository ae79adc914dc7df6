package dev.rondo.output;

/** One output under a cell, whose content can be replaced while the cell runs and after. */
@FunctionalInterface
public interface DisplayHandle {

  /**
   * Replaces what this output shows. Late updates, after the cell has ended, may be dropped, so
   * every update must be a valid last state.
   */
  void update(Rendering rendering);
}
