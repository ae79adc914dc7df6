package dev.rondo.train;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where and how often a run is saved while it trains.
 *
 * @param path the file, replaced in one step each time
 * @param every after how many epochs, at least 1; when training ends it is saved too
 */
public record Autosave(String path, int every) {

  /** Checks the number and that the text can be a path. */
  public Autosave {
    if (every < 1) {
      throw new IllegalArgumentException(
          "autosave(\"" + path + "\", " + every + "): expects at least 1 epoch");
    }
    toFile(path);
  }

  Path file() {
    return toFile(path);
  }

  private Path toFile(String written) {
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "autosave(\"" + written + "\"): is not a path of this machine", e);
    }
  }

  /** Refuses a place where nothing can be saved, before anything is trained. */
  void requireFolder() {
    Path folder = file().toAbsolutePath().getParent();
    if (Files.isDirectory(file())) {
      throw new IllegalArgumentException(this + ": is a folder; name a file in it");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          this + ": the folder " + folder + " does not exist; make it first");
    }
  }

  @Override
  public String toString() {
    return "autosave(\"" + path + "\"" + (every == 1 ? "" : ", " + every) + ")";
  }
}
