package dev.rondo.architecture;

/** A declared recurrent layer of one kind of cell, read forward in time. */
public sealed interface CellSpec extends LayerSpec permits BuiltInSpec, OwnCellSpec {

  /** The number of hidden units, H. */
  int units();

  /** Whether the layer keeps a memory beside its hidden state, as an LSTM does. */
  boolean hasMemory();
}
