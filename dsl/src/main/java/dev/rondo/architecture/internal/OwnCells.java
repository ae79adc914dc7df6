package dev.rondo.architecture.internal;

import dev.rondo.cell.Cell;
import java.util.List;

/** A user's own cells, which a file knows by the names they print and cannot hold. */
final class OwnCells {

  private OwnCells() {}

  /** A name that is the same in another process. */
  static String name(Cell cell) {
    String name = cell.toString();
    if (name.equals(cell.getClass().getName() + "@" + Integer.toHexString(cell.hashCode()))) {
      throw new IllegalArgumentException(
          "save: the cell prints as "
              + name
              + ", which differs in every process; make it a record or give it a toString()");
    }
    return name;
  }

  /** No {@link IllegalArgumentException}: nothing is wrong with the file. */
  static Cell find(String name, List<Cell> given) {
    return given.stream()
        .filter(cell -> cell.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the model has a cell of your own, "
                        + name
                        + ", and a file holds no code; give it again: load(path).with(cell)"
                        + (given.isEmpty()
                            ? ""
                            : ", printed as " + name + "; given are " + given)));
  }
}
