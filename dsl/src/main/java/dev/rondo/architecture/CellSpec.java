package dev.rondo.architecture;

/** A declared recurrent layer of one kind of cell, read forward in time. */
public sealed interface CellSpec extends LayerSpec permits ElmanSpec, LstmSpec, GruSpec {

  /** The number of hidden units, H. */
  int units();

  /** How the weights start. */
  Initializers initializers();
}
