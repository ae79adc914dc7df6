package dev.rondo.architecture;

import dev.rondo.cell.Cell;
import java.util.Objects;

/**
 * A declared recurrent layer of a user's own cell.
 *
 * @param cell the cell
 */
public record OwnCellSpec(Cell cell) implements CellSpec {

  /** Checks the units. */
  public OwnCellSpec {
    Objects.requireNonNull(cell, "cell");
    if (cell.units() < 1) {
      throw new IllegalArgumentException(
          "cell(" + cell + "): expects units() of at least 1, got " + cell.units());
    }
  }

  @Override
  public int units() {
    return cell.units();
  }

  @Override
  public boolean hasMemory() {
    return cell.hasMemory();
  }

  @Override
  public String toString() {
    return "cell(" + cell + ")";
  }
}
