package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.Arrays;

/** Padded steps of a recurrent layer: states and gradients pass them by unchanged. */
final class RecurrentPadding {

  private final RecurrentRoom room;
  private float[] output = new float[0];
  private float[] keptState = new float[0];
  private float[] keptMemory = new float[0];

  RecurrentPadding(RecurrentRoom room) {
    this.room = room;
  }

  /** Makes room before the workers begin. */
  void prepare() {
    if (output.length == 0) {
      output = new float[room.steps * room.rows * room.width];
      keptState = new float[room.dh.length];
      keptMemory = new float[room.c.length > 0 ? room.rows * room.width : 0];
    }
  }

  /** Remembers the memories before padded steps, which may lie where those after them will. */
  void hold(Frame frame, Part part, int t) {
    for (int n = part.from(); n < part.end(frame) && room.c.length > 0; n++) {
      if (frame.isPadding(n, t)) {
        int c = room.memory(room.before(t), n);
        System.arraycopy(room.c, c, keptMemory, n * room.width, room.width);
      }
    }
  }

  /** On the way forward, the state before a padded step is that after it. */
  void carry(Frame frame, Part part, int t) {
    for (int n = part.from(); n < part.end(frame); n++) {
      if (frame.isPadding(n, t)) {
        int before = room.state(room.before(t), n);
        System.arraycopy(room.a, before, room.a, room.state(room.after(t), n), room.width);
        if (room.c.length > 0) {
          int c = room.memory(room.after(t), n);
          System.arraycopy(keptMemory, n * room.width, room.c, c, room.width);
        }
      }
    }
  }

  /** What the layer gives: its states, with zeros at padded steps. */
  Rows cleared(Frame frame, Part part) {
    for (int t = 0; t < room.steps; t++) {
      for (int n = part.from(); n < part.to(); n++) {
        int to = (t * room.rows + n) * room.width;
        if (frame.isPadding(n, t)) {
          Arrays.fill(output, to, to + room.width, 0);
        } else {
          System.arraycopy(room.a, room.state(room.after(t), n), output, to, room.width);
        }
      }
    }
    return new Rows(output, room.width);
  }

  /** No gradient enters at a padded step. */
  void clear(Rows d, Frame frame, Part part) {
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = frame.last(n) + 1; t < room.steps; t++) {
        int at = d.at(t * room.rows + n);
        Arrays.fill(d.data(), at, at + room.width, 0);
      }
    }
  }

  /** Remembers the gradients that pass padded steps by. */
  void keep(Frame frame, Part part, int t) {
    for (int n = part.from(); n < part.end(frame); n++) {
      if (frame.isPadding(n, t)) {
        int at = n * room.width;
        System.arraycopy(room.dh, at, keptState, at, room.width);
        if (room.dc.length > 0) {
          System.arraycopy(room.dc, at, keptMemory, at, room.width);
        }
      }
    }
  }

  /** No gradient reaches the weights from a padded step. */
  void drop(Frame frame, Part part, int t) {
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int panel = 0; frame.isPadding(n, t) && panel < room.layer().layout.panels(); panel++) {
        int at = room.gates(panel, t, n);
        Arrays.fill(room.z, at, at + PANEL, 0);
      }
    }
  }

  /** Lets the remembered gradients go on. */
  void restore(Frame frame, Part part, int t) {
    for (int n = part.from(); n < part.end(frame); n++) {
      if (frame.isPadding(n, t)) {
        int at = n * room.width;
        System.arraycopy(keptState, at, room.dh, at, room.width);
        if (room.dc.length > 0) {
          System.arraycopy(keptMemory, at, room.dc, at, room.width);
        }
      }
    }
  }
}
