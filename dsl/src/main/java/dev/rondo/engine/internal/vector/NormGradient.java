package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/** The gradients of the weights of a layer with layer normalisation. */
final class NormGradient {

  private final NormRoom room;
  private final GateLayout layout;

  /** The sums of dz, of dz * LN(x Wx) and of dz * LN(h Wh), {@code [panel][3][PANEL]}. */
  private final float[] sums;

  NormGradient(NormRoom room) {
    this.room = room;
    layout = room.layer().layout;
    sums = new float[layout.panels() * 3 * PANEL];
  }

  List<FastLayer.Gradient> pieces() {
    int across = room.input.width;
    FastRecurrent layer = room.layer();
    RecurrentGradient.Gates hidden = new RecurrentGradient.Gates(room.hidden.d, PANEL, across);
    RecurrentGradient.Gates input = new RecurrentGradient.Gates(room.input.d, PANEL, across);
    List<FastLayer.Gradient> pieces =
        new ArrayList<>(
            new RecurrentGradient(layer, room)
                .piecesApart(hidden, layer.units, input, layer.inputs));
    for (int i = 0; i < layout.panels(); i++) {
      int panel = i;
      pieces.add(g -> find(g, panel));
    }
    return pieces;
  }

  /** Those of the biases and of gx and gh in a panel. */
  private void find(float[] gradients, int panel) {
    int at = panel * 3 * PANEL;
    for (int v = 0; v < PANEL; v += ONE) {
      sum(room.gates(panel, 0, 0) + v, panel * PANEL + v, at + v);
    }
    FastNorm norm = room.norm;
    FastRecurrent.Places places = room.layer().places;
    layout.unpack(sums, at, 1, layout.input(), panel, gradients, places.bx());
    layout.unpack(sums, at, 1, layout.state(), panel, gradients, places.bh());
    layout.unpack(sums, at + PANEL, 1, layout.input(), panel, gradients, norm.inputAt);
    layout.unpack(sums, at + 2 * PANEL, 1, layout.state(), panel, gradients, norm.hiddenAt);
  }

  private void sum(int z, int column, int to) {
    FloatVector bias = FloatVector.zero(SPECIES);
    FloatVector input = bias;
    FloatVector hidden = bias;
    int wide = room.input.width;
    for (int at = column; at < room.input.y.length; at += wide, z += PANEL) {
      FloatVector d = load(room.z, z);
      bias = bias.add(d);
      input = d.fma(load(room.input.y, at), input);
      hidden = d.fma(load(room.hidden.y, at), hidden);
    }
    bias.intoArray(sums, to);
    input.intoArray(sums, to + PANEL);
    hidden.intoArray(sums, to + 2 * PANEL);
  }
}
