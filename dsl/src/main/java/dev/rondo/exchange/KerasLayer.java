package dev.rondo.exchange;

import dev.rondo.checkpoint.Fields;
import java.util.Optional;

/**
 * A layer of a Keras network.
 *
 * @param name what the user calls it
 * @param kind its class, such as {@code LSTM}
 * @param group where its weights lie in the HDF5 file, below {@code layers}
 * @param config its options; empty where the file has weights alone
 */
record KerasLayer(String name, String kind, String group, Optional<Fields> config) {

  /** The option's value as text; empty where it is not said. */
  Optional<String> text(String option) {
    return config.filter(c -> c.has(option)).map(c -> c.text(option));
  }

  /** Whether an option is on; {@code usual} where it is not said. */
  boolean flag(String option, boolean usual) {
    return config.filter(c -> c.has(option)).map(c -> c.flag(option)).orElse(usual);
  }

  /** The cell's layer within a {@code Bidirectional} one. */
  KerasLayer inner() {
    Optional<Fields> layer = config.map(c -> c.fields("layer"));
    return new KerasLayer(
        name,
        layer.map(l -> l.text("class_name")).orElse(kind),
        group,
        layer.map(l -> l.fields("config")));
  }

  @Override
  public String toString() {
    return "'" + name + "' (" + kind + ")";
  }
}
