package dev.rondo.output;

/**
 * A value that knows how it looks in a notebook cell. Every value a user can leave at the end of a
 * cell is one; a kernel's bridge needs a single renderer for all of them.
 */
public interface Renderable {

  /** How this value looks now; {@link Rendering#nothing()} if its cell already shows it. */
  Rendering rendering();
}
