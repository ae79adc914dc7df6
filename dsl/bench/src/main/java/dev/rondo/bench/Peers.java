package dev.rondo.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The other libraries, each by what starts it. Where their programs are is told by the command that
 * set them up, in the system properties {@code rondo.bench.python}, {@code rondo.bench.scripts} and
 * {@code rondo.bench.dl4j}.
 */
final class Peers {

  private Peers() {}

  /** Starts those that are chosen. */
  static List<PeerContender> start(Options options) {
    return Stream.of("pytorch", "keras").filter(options::chooses).map(Peers::start).toList();
  }

  private static PeerContender start(String name) {
    Set<CellKind> all = EnumSet.allOf(CellKind.class);
    return switch (name) {
      case "pytorch" -> new PeerContender(name, all, python("torch_peer.py"));
      case "keras" -> new PeerContender(name, all, python("keras_peer.py"));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static List<String> python(String script) {
    String python = told("rondo.bench.python");
    return List.of(python, Path.of(told("rondo.bench.scripts"), script).toString());
  }

  private static String told(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(
          "the peers are not set up; measure them by install/rondo bench --peers");
    }
    return value;
  }
}
