package dev.rondo.exchange;

import dev.rondo.engine.NetworkShape;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;

/**
 * The source of a PyTorch module that computes what a network computes, and the lines that load a
 * saved model into it. It is the whole text of a Python file.
 *
 * @param source the text
 */
public record TorchModule(String source) implements Renderable {

  /**
   * The module of a network of this shape.
   *
   * @throws IllegalArgumentException if PyTorch has no layer for one of the network's
   */
  public static TorchModule of(NetworkShape shape) {
    Dialect.PYTORCH
        .lacks(shape)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException("toPyTorch(): " + reason);
            });
    return new TorchModule(new TorchSource(shape).text());
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(source);
  }

  @Override
  public String toString() {
    return source;
  }
}
