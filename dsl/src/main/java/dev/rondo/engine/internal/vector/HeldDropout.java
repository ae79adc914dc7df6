package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Tiles.load;

import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.DropoutMask;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.Arrays;

/**
 * Variational dropout of a layer on a batch, with the masks of {@code layer.HeldMasks}, number for
 * number: one for each sequence on x and one on h, held for all steps. The products see {@code [h 1
 * x 1]} masked; the state that is carried is not.
 */
final class HeldDropout {

  private final FastRecurrent layer;
  private final RecurrentRoom room;

  /** {@code [rows][inputs]}, ones where nothing is dropped. */
  private final float[] onInput;

  /** {@code [rows][width]}, ones where nothing is dropped. */
  private final float[] onState;

  /** The gradient by what is seen of h, {@code [rows][width]}. */
  final float[] dSeen;

  HeldDropout(FastRecurrent layer, RecurrentRoom room) {
    this.layer = layer;
    this.room = room;
    onInput = new float[room.rows * layer.inputs];
    onState = new float[room.rows * layer.width];
    dSeen = new float[onState.length];
  }

  /** Draws the masks of a part's sequences. */
  void draw(Frame frame, Part part, Pass pass) {
    double input = pass.training() ? layer.options.inputDropout() : 0;
    double hidden = pass.training() ? layer.options.recurrentDropout() : 0;
    draw(Purpose.INPUT_DROPOUT, input, layer.inputs, layer.inputs, onInput, frame, part, pass);
    draw(Purpose.RECURRENT_DROPOUT, hidden, layer.units, layer.width, onState, frame, part, pass);
  }

  /** The n-th number of a stream belongs to the n-th number of the plain rows. */
  private void draw(
      Purpose purpose,
      double p,
      int columns,
      int stride,
      float[] mask,
      Frame frame,
      Part part,
      Pass pass) {
    if (p == 0) {
      Arrays.fill(mask, part.from() * stride, part.to() * stride, 1);
      return;
    }
    CounterRandom random = DropoutMask.ofBatch(pass, purpose, layer.number, layer.reverse);
    for (int n = part.from(); n < part.end(frame); n++) {
      DropoutMask.draw(random, p, (long) n * columns, mask, n * stride, columns);
    }
  }

  /** Lets the products see what is left of x and of the state before step t. */
  void see(Rows x, int t, Part part) {
    for (int row = part.from(); row < part.to(); row++) {
      int h = room.state(room.before(t), row);
      see(room.a, h, row * room.width, room.width);
      int from = x.at(t * room.rows + row);
      int to = h + layer.stateColumns;
      int mask = row * layer.inputs;
      for (int j = 0; j < layer.inputs; j++) {
        room.seen[to + j] = x.data()[from + j] * onInput[mask + j];
      }
    }
  }

  private void see(float[] states, int h, int mask, int width) {
    for (int j = 0; j < width; j += ONE) {
      load(states, h + j).mul(load(onState, mask + j)).intoArray(room.seen, h + j);
    }
  }

  /** Goes back from what is seen of h to h. */
  void unsee(Part part, boolean add) {
    for (int i = part.from() * room.width; i < part.to() * room.width; i++) {
      float d = dSeen[i] * onState[i];
      room.dh[i] = add ? room.dh[i] + d : d;
    }
  }

  /** Goes back from what is seen of x to x, in place. */
  void unsee(Rows dx, Part part) {
    for (int t = 0; t < room.steps; t++) {
      for (int row = part.from(); row < part.to(); row++) {
        int at = dx.at(t * room.rows + row);
        for (int j = 0; j < layer.inputs; j++) {
          dx.data()[at + j] *= onInput[row * layer.inputs + j];
        }
      }
    }
  }
}
