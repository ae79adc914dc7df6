package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.List;

/**
 * The equations of {@code layer.LstmCell} with layer normalisation, up to its memory; {@link
 * NormedMemory} has the rest.
 *
 * @param peepholes without weights where the cell has none
 */
record NormLstm(FastPeepholes peepholes) implements FastCell {

  @Override
  public GateLayout layout() {
    return peepholes.layout();
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public List<FastLayer.Packing> packings() {
    return peepholes.packings();
  }

  @Override
  public List<FastLayer.Gradient> gradients(RecurrentRoom room) {
    return peepholes.gradients(room);
  }

  @Override
  public void forward(RecurrentRoom q, int panel, int t, Part part) {
    peepholes.remember(q, panel, t, part);
  }

  @Override
  public void backward(RecurrentRoom any, int panel, int t, Part part, Rows d) {
    NormRoom q = (NormRoom) any;
    RowNorm memory = q.memory.orElseThrow().rows;
    int shown = q.row(t, part.from()) * q.width + panel * ONE;
    int state = part.from() * q.width + panel * ONE;
    for (int row = part.from(); row < part.to(); row++) {
      load(q.dc, state).add(load(memory.d, shown)).intoArray(q.dc, state);
      shown += q.width;
      state += q.width;
    }
    peepholes.forget(q, panel, t, part, d);
  }
}
