package dev.rondo.engine.internal.vector;

import dev.rondo.engine.NetworkShape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The room that batches need, kept for the next batch of the same shape. */
final class Rooms {

  /** How many shapes are kept: full and last batches, in training and asking, and one to spare. */
  private static final int KEPT = 5;

  private record Shape(int rows, int steps, boolean kept) {}

  private final FastStack stack;
  private final NetworkShape shape;
  private final Map<Shape, NetworkRoom> rooms = new LinkedHashMap<>();
  private float[] input = new float[0];
  private float[] gradient = new float[0];
  private float[] answers = new float[0];

  Rooms(FastStack stack, NetworkShape shape) {
    this.stack = stack;
    this.shape = shape;
  }

  /** Room for batches like this one. */
  NetworkRoom of(Frame frame, boolean kept) {
    Shape wanted = new Shape(frame.rows(), frame.steps(), kept);
    NetworkRoom room = rooms.remove(wanted);
    if (room == null) {
      if (rooms.size() == KEPT) {
        rooms.remove(rooms.keySet().iterator().next());
      }
      room = new NetworkRoom(stack, shape, frame.rows(), frame.steps(), kept);
    }
    rooms.put(wanted, room); // the latest stands last
    return room;
  }

  /** The numbers of a batch's x. */
  float[] input(INDArray x) {
    if (input.length < x.length()) {
      input = new float[(int) x.length()];
    }
    Floats.copy(x, input);
    return input;
  }

  /** Those of the last batch. */
  float[] input() {
    return input;
  }

  /** Room for so many numbers, or more, that a batch is answered with. */
  float[] answers(int count) {
    if (answers.length < count) {
      answers = new float[count];
    }
    return answers;
  }

  /** The numbers of a gradient. */
  float[] gradient(INDArray d) {
    if (gradient.length < d.length()) {
      gradient = new float[(int) d.length()];
    }
    Floats.copy(d, gradient);
    return gradient;
  }
}
