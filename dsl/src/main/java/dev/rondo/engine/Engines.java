package dev.rondo.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.nd4j.linalg.api.buffer.DataType;

/** The engines that this JVM can run, and the choice among them. */
public final class Engines {

  /** The module that the fast engine needs; a JVM has it only if it was started so. */
  static final String VECTOR_MODULE = "jdk.incubator.vector";

  private static final List<Engine> AVAILABLE = find();

  private Engines() {}

  /** Every engine that this JVM can run, the fastest first and the reference last. */
  public static List<Engine> available() {
    return AVAILABLE;
  }

  /**
   * The fastest engine that runs a network of this shape.
   *
   * @param shape the architecture and its widths
   * @param precision {@code FLOAT} or {@code DOUBLE}
   */
  public static Engine fastest(NetworkShape shape, DataType precision) {
    return AVAILABLE.stream()
        .filter(engine -> engine.runs(shape, precision))
        .findFirst()
        .orElseThrow(); // the reference runs everything
  }

  private static List<Engine> find() {
    List<Engine> found = new ArrayList<>();
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
      ServiceLoader.load(Engine.class, Engines.class.getClassLoader()).forEach(found::add);
    }
    found.add(new Nd4jEngine());
    return List.copyOf(found);
  }
}
