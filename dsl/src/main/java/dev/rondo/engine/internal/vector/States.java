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
            .map(room -> state(frame, room, room.endState(frame), room.endMemory(frame)))
            .toList());
  }

  /** The gradient by the state before the first step. */
  static NetworkState startGradient(List<RecurrentRoom> rooms, Frame frame) {
    return new NetworkState(
        rooms.stream()
            .map(
                room ->
                    state(frame, room, room.startGradient(frame), room.startMemoryGradient(frame)))
            .toList());
  }

  private static CellState state(Frame frame, RecurrentRoom room, float[] h, float[] c) {
    return new CellState(
        array(h, frame, room),
        room.layer().cell.hasMemory() ? Optional.of(array(c, frame, room)) : Optional.empty());
  }

  private static INDArray array(float[] numbers, Frame frame, RecurrentRoom room) {
    return Nd4j.createFromArray(numbers).reshape('c', frame.sequences(), room.layer().units);
  }
}
