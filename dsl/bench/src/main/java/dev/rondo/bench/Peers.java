package dev.rondo.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The other libraries, each by what starts it. Where they were set up is told in the system
 * properties {@code rondo.bench.python}, {@code rondo.bench.scripts} and {@code rondo.bench.dl4j}.
 */
final class Peers {

  static final List<String> NAMES = List.of("pytorch", "keras", "dl4j");

  private Peers() {}

  /** Starts those that are chosen. */
  static List<PeerContender> start(Options options) {
    return NAMES.stream().filter(options::chooses).map(Peers::start).toList();
  }

  private static PeerContender start(String name) {
    return switch (name) {
      case "pytorch" -> new PeerContender(name, task -> true, python("torch_peer.py"));
      case "keras" -> new PeerContender(name, Peers::isBatched, python("keras_peer.py"));
      // It has no GRU.
      default ->
          new PeerContender(name, task -> isBatched(task) && task.cell() != CellKind.GRU, dl4j());
    };
  }

  private static boolean isBatched(Task task) {
    return task.work() != Work.GENERATE;
  }

  private static List<String> python(String script) {
    return List.of(
        Told.by("rondo.bench.python"), Path.of(Told.by("rondo.bench.scripts"), script).toString());
  }

  private static List<String> dl4j() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dorg.nd4j.log.initialization=false");
    Stream.of("org.bytedeco.javacpp.cachedir")
        .filter(name -> System.getProperty(name) != null)
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.addAll(List.of("-cp", Told.by("rondo.bench.dl4j"), "dev.rondo.peer.Dl4jPeer"));
    return command;
  }
}
