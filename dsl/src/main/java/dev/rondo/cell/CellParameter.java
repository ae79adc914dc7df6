package dev.rondo.cell;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One parameter that a cell declares.
 *
 * @param name letters, digits and _, such as {@code Wx}; each name once a cell
 * @param rows its rows, at least 1; a bias has one
 * @param columns its columns, at least 1
 * @param start how it starts
 */
public record CellParameter(String name, int rows, int columns, Initializer start) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** Checks the name and the shape. */
  public CellParameter {
    Objects.requireNonNull(start, "start");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "parameter '" + name + "': expects a name of letters, digits and _, such as 'Wx'");
    }
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "parameter '"
              + name
              + "': expects at least 1 row and 1 column, got "
              + rows
              + " and "
              + columns);
    }
  }
}
