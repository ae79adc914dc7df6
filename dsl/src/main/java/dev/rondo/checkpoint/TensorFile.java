package dev.rondo.checkpoint;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file holds: texts and tensors, each under its name. Immutable.
 *
 * @param metadata the texts in order, without those of the seal
 * @param tensors the tensors in order, each under its own name
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {

  /**
   * Keeps both in their order.
   *
   * @throws IllegalArgumentException if a tensor stands under a name that is not its own, or a name
   *     is one that the format or the seal needs
   */
  public TensorFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    for (String key : metadata.keySet()) {
      if (Layout.isSeal(key)) {
        throw new IllegalArgumentException("metadata '" + key + "' is the seal's; choose another");
      }
    }
    tensors.forEach(
        (name, tensor) -> {
          if (!name.equals(tensor.name())) {
            throw new IllegalArgumentException(
                "tensor '" + tensor.name() + "' stands under the name '" + name + "'");
          }
          if (name.equals(Layout.METADATA)) {
            throw new IllegalArgumentException("no tensor can be called " + Layout.METADATA);
          }
        });
  }

  /**
   * A file of these texts and tensors.
   *
   * @throws IllegalArgumentException if two tensors have one name, or a name is one that the format
   *     or the seal needs
   */
  public static TensorFile of(Map<String, String> metadata, Collection<Tensor> tensors) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      if (byName.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("two tensors are called '" + tensor.name() + "'");
      }
    }
    return new TensorFile(metadata, byName);
  }

  /**
   * Reads any safetensors file of whatever origin. Everything that it declares is checked, but a
   * seal is neither demanded nor tested, for other programs copy it without renewing it.
   *
   * @throws CheckpointException if the file is no whole safetensors file, or holds tensors of
   *     another {@link Dtype}
   * @throws UncheckedIOException if there is no such file or it cannot be read
   */
  public static TensorFile read(Path path) {
    return TensorReader.read(path, false);
  }

  /**
   * Reads a file that {@link #write} made, and only if every byte is as it was written.
   *
   * @throws CheckpointException if the file was changed, or is not one of ours
   * @throws UncheckedIOException if there is no such file or it cannot be read
   */
  public static TensorFile readSealed(Path path) {
    return TensorReader.read(path, true);
  }

  /**
   * Writes a sealed file, or none: to a new file in the same folder, forced to the disk and moved
   * into its place in one step. Whatever happens, the place holds the old file or the new one.
   *
   * @throws IllegalArgumentException if a name or text holds half of a surrogate pair, or the
   *     folder is not there
   * @throws UncheckedIOException if the file cannot be written; what stood there is untouched
   */
  public void write(Path path) {
    TensorWriter.write(this, path);
  }

  /**
   * The tensor called {@code name}.
   *
   * @throws CheckpointException if there is none
   */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointException(
          Excerpt.named("tensor", name),
          Layout.HEADER,
          "expected in the file, got only " + List.copyOf(tensors.keySet()));
    }
    return tensor;
  }

  /**
   * The text called {@code key}.
   *
   * @throws CheckpointException if there is none
   */
  public String text(String key) {
    String text = metadata.get(key);
    if (text == null) {
      throw new CheckpointException(
          Excerpt.named("metadata", key),
          Layout.HEADER,
          "expected in the file, got only " + List.copyOf(metadata.keySet()));
    }
    return text;
  }

  /**
   * An exception to throw where the text called {@code key} is not what its reader needs.
   *
   * @param problem such as "expected 1, got 2"
   */
  public CheckpointException refuse(String key, String problem) {
    return new CheckpointException(Excerpt.named("metadata", key), Layout.HEADER, problem);
  }

  /**
   * The text called {@code key}, which is a JSON object.
   *
   * @throws CheckpointException if there is none or it is something else
   */
  public Fields fields(String key) {
    return Fields.read(Excerpt.named("metadata", key), text(key));
  }
}
