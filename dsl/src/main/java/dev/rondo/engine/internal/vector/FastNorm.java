package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** The weights of layer normalisation inside a cell, in the order of its panels. */
final class FastNorm {

  private final GateLayout layout;

  /** Where gx, gh, gc and bc lie in the network's parameters, the last two below zero if not. */
  final int inputAt;

  final int hiddenAt;
  final int memoryAt;
  final int shiftAt;
  private final FastRecurrent.Places places;

  /** gx at the places that x's product fills, {@code [panel][PANEL]}. */
  final float[] input;

  /** gh at the places that h's product fills. */
  final float[] hidden;

  /** The biases at the places of either. */
  final float[] bias;

  /** gc and bc of an LSTM's memory. */
  final float[] memory;

  final float[] shift;

  FastNorm(GateLayout layout, FastRecurrent.Places places, ToIntFunction<String> at) {
    this.layout = layout;
    this.places = places;
    inputAt = at.applyAsInt("gx");
    hiddenAt = at.applyAsInt("gh");
    memoryAt = at.applyAsInt("gc");
    shiftAt = at.applyAsInt("bc");
    input = new float[layout.panels() * PANEL];
    hidden = new float[input.length];
    bias = new float[input.length];
    memory = new float[Lanes.padded(layout.units())];
    shift = new float[memory.length];
  }

  void pack(float[] p) {
    Arrays.fill(input, 0);
    Arrays.fill(hidden, 0);
    Arrays.fill(bias, 0);
    GateLayout.Vectors ins = layout.input();
    GateLayout.Vectors states = layout.state();
    for (int panel = 0; panel < layout.panels(); panel++) {
      int x = panel * PANEL + ins.first() * Lanes.ONE;
      int h = panel * PANEL + states.first() * Lanes.ONE;
      layout.add(p, inputAt, ins, panel, input, x);
      layout.add(p, hiddenAt, states, panel, hidden, h);
      layout.add(p, places.bx(), ins, panel, bias, x);
      layout.add(p, places.bh(), states, panel, bias, h);
    }
    if (memoryAt >= 0) {
      System.arraycopy(p, memoryAt, memory, 0, layout.units());
      System.arraycopy(p, shiftAt, shift, 0, layout.units());
    }
  }

  /** The columns that are normalised together where a product fills some vectors of each panel. */
  List<RowNorm.Block> blocks(GateLayout.Vectors vectors) {
    boolean candidateApart = layout.gates() == 3;
    List<RowNorm.Block> blocks = new ArrayList<>();
    for (int b = 0; b < (candidateApart ? 2 : 1); b++) {
      float[] belong = new float[layout.panels() * PANEL];
      int count = 0;
      for (int panel = 0; panel < layout.panels(); panel++) {
        for (int n = 0; n < vectors.count(); n++) {
          int gate = vectors.order()[n];
          if (!candidateApart || b == gate / 2) {
            int at = panel * PANEL + (vectors.first() + n) * Lanes.ONE;
            Arrays.fill(belong, at, at + layout.count(panel, gate), 1);
            count += layout.count(panel, gate);
          }
        }
      }
      blocks.add(new RowNorm.Block(belong, count));
    }
    return blocks;
  }

  /** The columns of a memory. */
  List<RowNorm.Block> memoryBlocks() {
    float[] belong = new float[memory.length];
    Arrays.fill(belong, 0, layout.units(), 1);
    return List.of(new RowNorm.Block(belong, layout.units()));
  }
}
