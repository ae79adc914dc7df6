package dev.rondo.architecture;

/**
 * A declared layer read forward and, with its own weights, backward in time; both outputs are
 * joined, forward first: H units give 2H features. Source: M. Schuster and K. Paliwal (1997).
 *
 * @param cell the cell of each direction
 */
public record BidirectionalSpec(CellSpec cell) implements LayerSpec {

  @Override
  public String toString() {
    return "bidirectional(" + cell + ")";
  }
}
