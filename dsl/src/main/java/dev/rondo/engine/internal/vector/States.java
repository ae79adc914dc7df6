package dev.rondo.engine.internal.vector;

import dev.rondo.cell.CellState;
import dev.rondo.engine.NetworkState;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The states of recurrent layers, and the gradients by them, as values. */
final class States {

  private States() {}

  /** The state after the last step. */
  static NetworkState end(List<RecurrentRoom> rooms, Frame frame) {
    return new NetworkState(
        rooms.stream()
            .map(
                room ->
                    new CellState(
                        array(room.a, room.state(room.end(), 0), room.stride, room, frame),
                        memory(room.c, room.memory(room.end(), 0), room, frame)))
            .toList());
  }

  /** The gradient by the state before the first step. */
  static NetworkState startGradient(List<RecurrentRoom> rooms, Frame frame) {
    return new NetworkState(
        rooms.stream()
            .map(
                room ->
                    new CellState(
                        array(room.dh, 0, room.width, room, frame),
                        memory(room.dc, 0, room, frame)))
            .toList());
  }

  private static Optional<INDArray> memory(float[] of, int from, RecurrentRoom room, Frame frame) {
    return room.layer().cell.hasMemory()
        ? Optional.of(array(of, from, room.width, room, frame))
        : Optional.empty();
  }

  /** The units of each sequence, whose rows begin {@code apart} floats from each other. */
  private static INDArray array(float[] of, int from, int apart, RecurrentRoom room, Frame frame) {
    int units = room.layer().units;
    float[] found = new float[frame.sequences() * units];
    for (int n = 0; n < frame.sequences(); n++) {
      System.arraycopy(of, from + n * apart, found, n * units, units);
    }
    return Nd4j.createFromArray(found).reshape('c', frame.sequences(), units);
  }
}
