package dev.rondo.engine;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/** The engines that this JVM can run, and the choice among them. */
public final class Engines {

  /** The module that the fast engine needs; a JVM has it only if it was started so. */
  static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** How to start it so. */
  static final String SWITCH_ON = "start Java with --add-modules " + VECTOR_MODULE;

  private static final boolean SWITCHED_ON =
      ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();

  private static final List<Engine> FAST =
      ServiceLoader.load(Engine.class, Engines.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private static final List<Engine> AVAILABLE =
      Stream.concat(SWITCHED_ON ? FAST.stream() : Stream.of(), Stream.of(new Nd4jEngine()))
          .toList();

  private Engines() {}

  /** Every engine that this JVM can run, the fastest first and the reference last. */
  public static List<Engine> available() {
    return AVAILABLE;
  }

  /**
   * Those of them that run a network of this shape, the fastest first and the reference last.
   *
   * @param shape the architecture and its widths
   * @param precision {@code FLOAT} or {@code DOUBLE}
   */
  public static List<Engine> available(NetworkShape shape, DataType precision) {
    return AVAILABLE.stream().filter(engine -> engine.runs(shape, precision)).toList();
  }

  /**
   * The fastest engine that runs a network of this shape.
   *
   * @param shape the architecture and its widths
   * @param precision {@code FLOAT} or {@code DOUBLE}
   */
  public static Engine fastest(NetworkShape shape, DataType precision) {
    return available(shape, precision).get(0);
  }

  /**
   * Opens a network on the fastest engine that runs it. The first that would have run on the fast
   * engine, were it switched on, says once on the standard error how to do it.
   *
   * @param shape the architecture and its widths
   * @param precision {@code FLOAT} or {@code DOUBLE}
   */
  public static Network open(NetworkShape shape, DataType precision) {
    if (!SWITCHED_ON && FAST.stream().anyMatch(engine -> engine.runs(shape, precision))) {
      SlowNotice.give();
    }
    return fastest(shape, precision).open(shape, precision);
  }

  /** How to switch the fast engine on, in words that start with a verb; nothing where it is on. */
  public static Optional<String> switchOn() {
    return SWITCHED_ON ? Optional.empty() : Optional.of(SWITCH_ON);
  }
}
