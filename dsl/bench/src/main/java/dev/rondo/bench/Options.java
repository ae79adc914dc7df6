package dev.rondo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for. Words given to {@code --only} choose: those of one kind are
 * alternatives, a kind of which no word is given is measured whole; but a quick look leaves out the
 * parts that it is not asked for by word and that take long.
 *
 * @param effort how much is measured
 * @param json where the figures are written; empty for nowhere
 * @param peers whether the peers are measured
 * @param parts the parts of the benchmark, such as {@code train}
 * @param cells the cells
 * @param sizes the sizes of the tables
 * @param contenders the engines and peers by name; empty for all
 */
record Options(
    Effort effort,
    Optional<Path> json,
    boolean peers,
    Set<Part> parts,
    Set<CellKind> cells,
    List<Size> sizes,
    Set<String> contenders) {

  private static final List<String> NAMES = List.of("vector", "nd4j", "pytorch", "keras", "dl4j");

  /** Reads them. */
  static Options of(List<String> arguments) {
    Effort effort = Effort.WHOLE;
    Optional<Path> json = Optional.empty();
    boolean peers = false;
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--quick" -> effort = Effort.QUICK;
        case "--peers" -> peers = true;
        case "--json" -> json = Optional.of(file(value(arguments, ++i, "a file")));
        case "--only" ->
            words.addAll(List.of(value(arguments, ++i, "what to measure").split(" +")));
        default ->
            throw new IllegalArgumentException(
                argument + ": expects --peers, --json FILE, --quick or --only WORD");
      }
    }
    return chosen(effort, json, peers, words);
  }

  private static String value(List<String> arguments, int at, String what) {
    if (at >= arguments.size() || arguments.get(at).startsWith("--")) {
      throw new IllegalArgumentException(arguments.get(at - 1) + ": name " + what + " after it");
    }
    return arguments.get(at);
  }

  /** Looked at before the measuring, which takes its time. */
  private static Path file(String name) {
    Path folder = Path.of(name).toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(Path.of(name))) {
      throw new IllegalArgumentException(
          "--json " + name + ": expects a file in a folder that is there");
    }
    return Path.of(name);
  }

  private static Options chosen(
      Effort effort, Optional<Path> json, boolean peers, List<String> words) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Set<CellKind> cells = EnumSet.noneOf(CellKind.class);
    List<Size> sizes = new ArrayList<>();
    Set<String> contenders = new LinkedHashSet<>();
    for (String word : words) {
      if (Size.isOne(word)) {
        sizes.add(Size.of(word));
      } else if (NAMES.contains(word)) {
        contenders.add(word);
      } else if (isOne(Part.values(), word)) {
        parts.add(Part.valueOf(word.toUpperCase(Locale.ROOT)));
      } else if (isOne(CellKind.values(), word)) {
        cells.add(CellKind.of(word));
      } else {
        throw new IllegalArgumentException(
            "--only "
                + word
                + ": expects a part ("
                + Part.all()
                + "), a cell (lstm, gru, elman), a size B,T,I,H (32,50,8,32) or an engine ("
                + String.join(", ", NAMES)
                + ")");
      }
    }
    return new Options(
        effort,
        json,
        peers,
        parts.isEmpty() ? usual(effort) : parts,
        cells.isEmpty() ? EnumSet.allOf(CellKind.class) : cells,
        sizes.isEmpty() ? Size.FIVE : sizes,
        contenders);
  }

  /** All parts; for a quick look those whose rows are the README's. */
  private static Set<Part> usual(Effort effort) {
    return effort.equals(Effort.QUICK)
        ? EnumSet.of(Part.TRAIN, Part.INFERENCE, Part.GENERATE, Part.START)
        : EnumSet.allOf(Part.class);
  }

  private static boolean isOne(Enum<?>[] values, String word) {
    for (Enum<?> value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an engine or peer of this name is measured; {@code vector} is one of any width. */
  boolean chooses(String contender) {
    return contenders.isEmpty() || contenders.stream().anyMatch(contender::startsWith);
  }
}
