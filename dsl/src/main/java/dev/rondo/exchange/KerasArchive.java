package dev.rondo.exchange;

import dev.rondo.checkpoint.CheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a file of Keras holds.
 *
 * @param config the network's description; empty for a file of weights alone
 * @param weights the bytes of an HDF5 file
 */
record KerasArchive(Optional<String> config, byte[] weights) {

  static final String CONFIG = "config.json";
  static final String METADATA = "metadata.json";
  static final String WEIGHTS = "model.weights.h5";

  /** Keras does not compress; a little of it is allowed, a bomb is not. */
  private static final long LARGEST_GROWTH = 20;

  private static final long ALWAYS_ALLOWED = 1 << 20;

  /** Reads a {@code .keras} archive or a {@code .h5} file. */
  static KerasArchive read(Path path) {
    try {
      if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".keras")) {
        return new KerasArchive(Optional.empty(), Files.readAllBytes(path));
      }
      try (ZipFile zip = new ZipFile(path.toFile())) {
        long most = Math.max(ALWAYS_ALLOWED, LARGEST_GROWTH * Files.size(path));
        String config = new String(entry(zip, CONFIG, most), StandardCharsets.UTF_8);
        return new KerasArchive(Optional.of(config), entry(zip, WEIGHTS, most));
      }
    } catch (ZipException e) {
      throw CheckpointException.of("archive", "cannot be read as zip: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] entry(ZipFile zip, String name, long most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw CheckpointException.of(
          "archive", "expected an entry '" + name + "', as Keras 3 writes it, got none", null);
    }
    int limit = (int) Math.min(most, Integer.MAX_VALUE - 8L);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw CheckpointException.of(
            "'" + name + "'", "is more than " + limit + " bytes, too much for this archive", null);
      }
      return content;
    }
  }
}
