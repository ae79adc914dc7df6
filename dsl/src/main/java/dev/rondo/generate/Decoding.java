package dev.rondo.generate;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;

/**
 * How a text is chosen from what a network finds likely: drawn by chance ({@link Sampling}), always
 * the likeliest token ({@link Greedy}), or the likeliest of several texts ({@link Beam}). An
 * immutable value that prints as it is written.
 */
public sealed interface Decoding extends Renderable permits Sampling, Greedy, Beam {

  @Override
  default Rendering rendering() {
    return Rendering.ofText(toString());
  }
}
