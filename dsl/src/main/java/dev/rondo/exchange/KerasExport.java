package dev.rondo.exchange;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.engine.NetworkShape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes a network as a {@code .keras} archive. */
public final class KerasExport {

  /** The Keras whose files these are like. */
  private static final String METADATA = "{\"keras_version\": \"3.15.0\"}";

  /** The same for all, so that the same network gives the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private KerasExport() {}

  /**
   * Writes a network that {@code keras.saving.load_model} loads, or nothing.
   *
   * @param path where to; its name ends with {@code .keras}
   * @param shape the network
   * @param parameters its parameters in one vector, {@code [P]}
   * @param softmax whether a softmax follows the head
   * @throws IllegalArgumentException if Keras has no layer for one of the network's
   * @throws UncheckedIOException if the file cannot be written; what stood there is untouched
   */
  public static void write(Path path, NetworkShape shape, INDArray parameters, boolean softmax) {
    String who = "exportKeras(\"" + path + "\"): ";
    check(who, path, shape);
    boolean wide = parameters.dataType() == DataType.DOUBLE;
    Path target = path.toAbsolutePath();
    try {
      Path part =
          target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        byte[] weights = KerasStore.hdf5(part, shape, parameters.toDoubleVector(), wide);
        String config = KerasConfig.of(shape, wide ? "float64" : "float32", softmax);
        try (OutputStream out = Files.newOutputStream(part);
            ZipOutputStream zip = new ZipOutputStream(out)) {
          entry(zip, KerasArchive.METADATA, METADATA.getBytes(StandardCharsets.UTF_8));
          entry(zip, KerasArchive.CONFIG, config.getBytes(StandardCharsets.UTF_8));
          entry(zip, KerasArchive.WEIGHTS, weights);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(who + "not saved: " + e.getMessage(), e);
    }
  }

  private static void check(String who, Path path, NetworkShape shape) {
    if (!path.toString().endsWith(".keras")) {
      throw new IllegalArgumentException(
          who + "Keras knows its files by their end; name it \"model.keras\"");
    }
    Dialect.KERAS
        .lacks(shape)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(who + reason);
            });
    List<LayerSpec> layers = shape.architecture().layers();
    int last = layers.indexOf(SummarySpec.LAST);
    for (int i = 0; i < last; i++) {
      boolean ends = layers.get(i) instanceof BidirectionalSpec && endsAt(layers, i);
      if (ends && layers.subList(i, last).stream().anyMatch(DenseSpec.class::isInstance)) {
        throw new IllegalArgumentException(
            who
                + "layer "
                + i
                + ", "
                + layers.get(i)
                + ": Keras takes both directions' last steps only where they end; put the dense"
                + " layer after last()");
      }
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          who + "the folder " + folder + " does not exist; make it first");
    }
  }

  /**
   * Whether the recurrent layer of this number gives its last step alone: {@code last()} follows,
   * with nothing between them but layers that see each step on its own.
   */
  static boolean endsAt(List<LayerSpec> layers, int number) {
    int last = layers.indexOf(SummarySpec.LAST);
    return last > number
        && layers.subList(number + 1, last).stream()
            .noneMatch(l -> l instanceof CellSpec || l instanceof BidirectionalSpec);
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setMethod(ZipEntry.STORED); // as Keras does; and its bytes are the same everywhere
    entry.setSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
