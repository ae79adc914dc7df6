package dev.rondo.engine.internal.vector;

import dev.rondo.cell.CellState;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A batch's way through all layers, forward and back, with the room it needs. */
final class NetworkRoom {

  private final List<FastLayer.Room> overTime;
  private final List<FastLayer.Room> onSummary;
  private final FastLayer.Room head;
  private final NetworkShape shape;
  private final int rows;
  private final int steps;
  private final int answers;
  private final int summaryWidth;
  private final int wide;
  private final float[] x;
  private final float[] joined;
  private final float[] dHead;
  private final List<FastLayer.Gradient> gradients;
  private final List<FastLayer.Gradient> additions;
  private final List<RecurrentRoom> recurrent;
  private Rows atEntry = new Rows(new float[0], 0);

  NetworkRoom(FastStack stack, NetworkShape shape, int rows, int steps, boolean kept) {
    this.shape = shape;
    this.rows = rows;
    this.steps = steps;
    overTime = stack.overTime.stream().map(layer -> layer.room(rows, steps, kept)).toList();
    onSummary = stack.onSummary.stream().map(layer -> layer.room(rows, 1, kept)).toList();
    answers = shape.summarises() ? 1 : steps;
    head = stack.head.room(rows, answers, kept);
    wide = Lanes.padded(shape.stepWidth());
    x = new float[rows * steps * wide];
    summaryWidth = stack.head.inputs - shape.side();
    joined = new float[shape.side() > 0 ? rows * Lanes.padded(summaryWidth + shape.side()) : 0];
    dHead = new float[kept ? rows * answers * Lanes.padded(shape.outputs()) : 0];
    gradients = kept ? all().flatMap(room -> room.gradients().stream()).toList() : List.of();
    additions = kept ? all().flatMap(room -> room.additions().stream()).toList() : List.of();
    recurrent = recurrent(overTime);
    if (kept) {
      all().skip(1).forEach(FastLayer.Room::prepareInputGradient);
    }
  }

  private Stream<FastLayer.Room> all() {
    return Stream.of(overTime, onSummary, List.of(head)).flatMap(List::stream);
  }

  /** Every recurrent layer, in the order of a network's state. */
  List<RecurrentRoom> recurrent() {
    return recurrent;
  }

  private static List<RecurrentRoom> recurrent(List<FastLayer.Room> rooms) {
    List<RecurrentRoom> found = new ArrayList<>();
    for (FastLayer.Room room : rooms) {
      if (room instanceof RecurrentRoom one) {
        found.add(one);
      } else if (room instanceof FastBidirectional.Both both) {
        found.add(both.ahead);
        found.add(both.back);
      }
    }
    return found;
  }

  /** What is done once a batch, before the workers begin. */
  void prepare(Frame frame, Optional<List<CellState>> start) {
    all().forEach(room -> room.prepare(frame));
    for (int i = 0; i < recurrent.size(); i++) {
      int number = i;
      recurrent.get(i).start(start.map(states -> states.get(number)), frame);
    }
  }

  /**
   * Takes some rows from the batch's input to their answers.
   *
   * @param all {@code [N,T,F]}
   * @param side {@code [N,K]}
   * @param to {@code [N,O]} or {@code [N,T,O]}, written into
   */
  void forward(float[] all, Optional<float[]> side, Frame frame, Part part, Pass pass, float[] to) {
    take(all, frame, part);
    Rows now = new Rows(x, wide);
    for (FastLayer.Room room : overTime) {
      now = room.forward(now, frame, part, pass);
    }
    for (FastLayer.Room room : onSummary) {
      now = room.forward(now, frame, part, pass);
    }
    if (side.isPresent()) {
      now = join(now, side.get(), frame, part);
    }
    now = head.forward(now, frame, part, pass);
    int outputs = shape.outputs();
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = 0; t < answers; t++) {
        System.arraycopy(
            now.data(), now.at(t * rows + n), to, (n * answers + t) * outputs, outputs);
      }
    }
  }

  /** Turns the part's {@code [N,T,F]} to rows over time; padding becomes zero. */
  private void take(float[] all, Frame frame, Part part) {
    int inputs = shape.stepWidth();
    clearPast(x, frame, part, rows, steps, wide);
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = 0; t < steps; t++) {
        int to = (t * rows + n) * wide;
        if (frame.isPadding(n, t)) {
          Arrays.fill(x, to, to + inputs, 0);
        } else {
          System.arraycopy(all, (n * steps + t) * inputs, x, to, inputs);
        }
      }
    }
  }

  /** What an earlier batch of more sequences left in the rows past this one's. */
  private static void clearPast(
      float[] data, Frame frame, Part part, int rows, int steps, int stride) {
    for (int t = 0; t < steps; t++) {
      int from = (t * rows + Math.max(part.from(), part.end(frame))) * stride;
      int to = (t * rows + part.to()) * stride;
      Arrays.fill(data, Math.min(from, to), to, 0);
    }
  }

  private Rows join(Rows summary, float[] side, Frame frame, Part part) {
    int stride = Lanes.padded(summaryWidth + shape.side());
    for (int n = part.from(); n < part.end(frame); n++) {
      System.arraycopy(summary.data(), summary.at(n), joined, n * stride, summaryWidth);
      int to = n * stride + summaryWidth;
      System.arraycopy(side, n * shape.side(), joined, to, shape.side());
    }
    return new Rows(joined, stride);
  }

  /** Takes some rows back from the gradient by the batch's answers, to all but the input. */
  void backward(float[] gradient, Frame frame, Part part) {
    int outputs = shape.outputs();
    int stride = Lanes.padded(outputs);
    clearPast(dHead, frame, part, rows, answers, stride);
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = 0; t < answers; t++) {
        int from = (n * answers + t) * outputs;
        System.arraycopy(gradient, from, dHead, (t * rows + n) * stride, outputs);
      }
    }
    Rows d = new Rows(dHead, stride);
    head.backward(d, frame, part);
    FastLayer.Room above = head;
    for (int i = onSummary.size() - 1; i >= 0; i--) {
      d = below(above, d, frame, part);
      above = onSummary.get(i);
      above.backward(d, frame, part);
    }
    for (int i = overTime.size() - 1; i >= 0; i--) {
      d = below(above, d, frame, part);
      above = overTime.get(i);
      above.backward(d, frame, part);
    }
    atEntry = d; // the same for every part
  }

  private Rows below(FastLayer.Room above, Rows d, Frame frame, Part part) {
    Rows found = above.inputGradient(d, frame, part);
    if (above == head && shape.side() > 0) {
      // past the summary's width lies the side's gradient; the layers expect zeros there
      for (int r = part.from(); r < part.to(); r++) {
        Arrays.fill(found.data(), found.at(r) + summaryWidth, found.at(r) + found.stride(), 0);
      }
    }
    return found;
  }

  List<FastLayer.Gradient> gradients() {
    return gradients;
  }

  /** What is added to the gradients once all of them are found. */
  List<FastLayer.Gradient> additions() {
    return additions;
  }

  void prepareInputGradient() {
    overTime.get(0).prepareInputGradient();
  }

  /** The part's gradient by what the first layer sees, {@code [N,T,F]}, after its way back. */
  void inputGradient(Frame frame, Part part, float[] to) {
    Rows dx = overTime.get(0).inputGradient(atEntry, frame, part);
    int inputs = shape.seenWidth();
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = 0; t < steps; t++) {
        System.arraycopy(dx.data(), dx.at(t * rows + n), to, (n * steps + t) * inputs, inputs);
      }
    }
  }
}
