package dev.rondo.exchange;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Tensor;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Arrays of numbers out of an HDF5 file in memory. Links are not followed, filters not run, and no
 * array is made that is larger than the file.
 */
final class Hdf5 implements AutoCloseable {

  private final HdfFile file;
  private final long bytes;

  private Hdf5(HdfFile file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Opens a file; it names no other and nothing is written to disk. */
  static Hdf5 of(byte[] content) {
    return new Hdf5(guarded("HDF5", () -> HdfFile.fromBytes(content)), content.length);
  }

  /** The names of the groups in a group; empty if there is no such group. */
  List<String> groups(String... path) {
    return node(List.of(path))
        .map(
            node ->
                guarded(
                    name(List.of(path)),
                    () ->
                        children(node).values().stream()
                            .filter(child -> !child.isLink() && child.isGroup())
                            .map(Node::getName)
                            .toList()))
        .orElse(List.of());
  }

  /** The numbers of a data set; empty if there is none. */
  Optional<Tensor> tensor(List<String> path) {
    return node(path).map(node -> guarded(name(path), () -> tensor(name(path), node)));
  }

  private Optional<Node> node(List<String> path) {
    Node node = file;
    for (int i = 0; i < path.size(); i++) {
      Node parent = node;
      String part = path.get(i);
      String name = name(path.subList(0, i + 1));
      node = guarded(name, () -> children(parent).get(part));
      if (node == null) {
        return Optional.empty();
      } else if (node.isLink()) {
        throw CheckpointException.of(
            name, "expected data, got a link; links are not followed", null);
      }
    }
    return Optional.of(node);
  }

  private static Map<String, Node> children(Node node) {
    if (!(node instanceof Group group)) {
      throw new IllegalArgumentException("expected a group, got " + node.getType());
    }
    return group.getChildren();
  }

  private Tensor tensor(String name, Node node) {
    if (!(node instanceof Dataset data)) {
      throw new IllegalArgumentException("expected numbers, got " + node.getType());
    }
    Class<?> type = data.getJavaType();
    DataLayout layout = data.getDataLayout();
    if (type != float.class && type != double.class) {
      throw new IllegalArgumentException(
          "expected numbers of floating point in 4 or 8 bytes, got " + data.getDataType());
    } else if (layout != DataLayout.CONTIGUOUS && layout != DataLayout.COMPACT) {
      throw new IllegalArgumentException("expected numbers in one piece, got " + layout);
    }
    long size = type == float.class ? Float.BYTES : Double.BYTES;
    long[] shape = new long[data.getDimensions().length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = data.getDimensions()[i];
      size = Math.multiplyExact(size, shape[i]);
    }
    if (size <= 0 || size > bytes) {
      throw new IllegalArgumentException(
          "declares " + size + " bytes in a file of " + bytes + " bytes");
    }
    Object numbers = data.getDataFlat();
    return numbers instanceof float[] floats
        ? Tensor.of(name, floats, shape)
        : Tensor.of(name, (double[]) numbers, shape);
  }

  private static String name(List<String> path) {
    return "'" + String.join("/", path) + "'";
  }

  /** Whatever the library says of a broken file, and it says many things, is one exception. */
  private static <T> T guarded(String section, Supplier<T> read) {
    try {
      return read.get();
    } catch (CheckpointException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw CheckpointException.of(section, "cannot be read as HDF5: " + said, e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
