package dev.rondo.output;

import tech.tablesaw.api.Table;

/** A value that shows as one line of text over a table. */
public interface Tabular extends Renderable {

  /** The line over the table: by default the value as it prints. */
  default String heading() {
    return toString();
  }

  /** The table as it is shown; values that have more to say keep it in a method of their own. */
  Table shown();

  @Override
  default Rendering rendering() {
    return Rendering.ofText(heading() + "\n" + shown().print());
  }
}
