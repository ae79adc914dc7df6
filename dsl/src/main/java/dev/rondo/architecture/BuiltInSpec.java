package dev.rondo.architecture;

/** A declared recurrent layer of one of the library's own cells. */
public sealed interface BuiltInSpec extends CellSpec permits ElmanSpec, LstmSpec, GruSpec {

  /** What can be set alike for every cell. */
  CellOptions options();
}
