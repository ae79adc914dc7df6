package dev.rondo.engine.internal.vector;

import java.util.List;

/** An embedding: rows of the network's parameters as they lie there, {@code y = E[x]}. */
final class FastEmbed implements FastLayer {

  /** The rows of E, V + 1. */
  final int rows;

  final int units;

  /** Where E lies in the network's parameters. */
  final int at;

  /** Whether the head finds a part of E's gradient. */
  final boolean tied;

  /** The network's parameters as they were last packed. */
  float[] parameters = new float[0];

  FastEmbed(int rows, int units, int at, boolean tied) {
    this.rows = rows;
    this.units = units;
    this.at = at;
    this.tied = tied;
  }

  /** The place of a token's vector in the network's parameters. */
  int at(int token) {
    return at + token * units;
  }

  @Override
  public int outputs() {
    return units;
  }

  @Override
  public List<Packing> packings() {
    return List.of(p -> parameters = p);
  }

  @Override
  public EmbedRoom room(int rows, int steps, boolean kept) {
    return new EmbedRoom(this, rows, steps);
  }
}
