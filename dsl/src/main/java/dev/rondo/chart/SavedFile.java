package dev.rondo.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes a whole file or none: first beside it, then moved into its place. */
final class SavedFile {

  private final String call;
  private final Path path;

  private SavedFile(String call, Path path) {
    this.call = call;
    this.path = path;
  }

  /** Checks that a file can stand at this path, before anything is drawn. */
  static SavedFile at(String written) {
    String call = "save(\"" + written + "\"): ";
    Path path;
    try {
      path = Path.of(written).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(call + "is not a path of this machine", e);
    }
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException(call + "is a folder; name a file in it");
    }
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          call + "the folder " + folder + " does not exist; make it first");
    }
    return new SavedFile(call, path);
  }

  void write(Supplier<byte[]> content) {
    byte[] bytes = content.get();
    Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try {
        Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          call + "cannot be written; is the folder writable and the disk not full?", e);
    }
  }
}
