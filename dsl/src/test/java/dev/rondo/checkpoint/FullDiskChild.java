package dev.rondo.checkpoint;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that saves one megabyte and says how that went. */
final class FullDiskChild {

  private FullDiskChild() {}

  /** Saves to {@code args[0]}. */
  public static void main(String[] args) {
    try {
      TensorFile.of(Map.of(), List.of(Tensor.of("a", new float[250_000], 250_000)))
          .write(Path.of(args[0]));
      System.out.println("saved");
    } catch (UncheckedIOException e) {
      System.out.println(e.getMessage());
    }
  }
}
