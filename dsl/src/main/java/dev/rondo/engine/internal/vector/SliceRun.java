package dev.rondo.engine.internal.vector;

import dev.rondo.cell.CellState;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A slice's way through all layers, forward and back, with the room it needs. */
final class SliceRun {

  final Slice slice;
  private final List<FastLayer.Room> overTime;
  private final List<FastLayer.Room> onSummary;
  private final FastLayer.Room head;
  private final int inputs;
  private final int side;
  private final int outputs;
  private final int summaryWidth;
  private final boolean summed;
  private final float[] x;
  private final float[] joined;
  private final float[] dHead;
  private Rows dx;

  SliceRun(FastStack stack, Slice slice, int inputs, int side, boolean summed, int outputs) {
    this.slice = slice;
    this.inputs = inputs;
    this.side = side;
    this.summed = summed;
    this.outputs = outputs;
    int rows = slice.rows();
    int steps = slice.steps();
    overTime = stack.overTime.stream().map(layer -> layer.room(rows, steps)).toList();
    onSummary = stack.onSummary.stream().map(layer -> layer.room(rows, 1)).toList();
    int answers = summed ? 1 : steps;
    head = stack.head.room(rows, answers);
    x = new float[rows * steps * inputs];
    summaryWidth = summed ? last(stack).outputs() : 0;
    joined = new float[side > 0 ? rows * Lanes.padded(summaryWidth + side) : 0];
    dHead = new float[rows * answers * Lanes.padded(outputs)];
  }

  private static FastLayer last(FastStack stack) {
    List<FastLayer> layers = stack.onSummary.isEmpty() ? stack.overTime : stack.onSummary;
    return layers.get(layers.size() - 1);
  }

  /** Every recurrent layer, in the order of a network's state. */
  List<RecurrentRoom> recurrent() {
    List<RecurrentRoom> found = new ArrayList<>();
    for (FastLayer.Room room : overTime) {
      if (room instanceof RecurrentRoom one) {
        found.add(one);
      } else if (room instanceof FastBidirectional.Both both) {
        found.add(both.ahead);
        found.add(both.back);
      }
    }
    return found;
  }

  /**
   * Goes forward from the whole batch's input to its answers.
   *
   * @param all {@code [N,T,F]}
   * @param beside {@code [N,K]}
   * @param answers {@code [N,O]} or {@code [N,T,O]}, written into
   */
  void forward(
      float[] all,
      Optional<float[]> beside,
      Optional<List<CellState>> start,
      Pass pass,
      float[] answers) {
    take(all);
    List<RecurrentRoom> cells = recurrent();
    for (int i = 0; i < cells.size(); i++) {
      int number = i;
      cells.get(i).start(start.map(states -> states.get(number)), slice);
    }
    Rows rows = new Rows(x, inputs);
    for (FastLayer.Room room : overTime) {
      rows = room.forward(rows, slice, pass);
    }
    for (FastLayer.Room room : onSummary) {
      rows = room.forward(rows, slice, pass);
    }
    rows = head.forward(beside.isPresent() ? join(rows, beside.get()) : rows, slice, pass);
    int steps = summed ? 1 : slice.steps();
    for (int i = 0; i < slice.sequences(); i++) {
      for (int t = 0; t < steps; t++) {
        int to = ((slice.first() + i) * steps + t) * outputs;
        System.arraycopy(rows.data(), rows.at(t * slice.rows() + i), answers, to, outputs);
      }
    }
  }

  /** Turns the slice's part of {@code [N,T,F]} to rows over time; padding becomes zero. */
  private void take(float[] all) {
    int steps = slice.steps();
    for (int i = 0; i < slice.sequences(); i++) {
      for (int t = 0; t < steps; t++) {
        int to = (t * slice.rows() + i) * inputs;
        if (slice.isPadding(i, t)) {
          Arrays.fill(x, to, to + inputs, 0);
        } else {
          System.arraycopy(all, ((slice.first() + i) * steps + t) * inputs, x, to, inputs);
        }
      }
    }
  }

  private Rows join(Rows rows, float[] beside) {
    int stride = Lanes.padded(summaryWidth + side);
    for (int i = 0; i < slice.sequences(); i++) {
      System.arraycopy(rows.data(), rows.at(i), joined, i * stride, summaryWidth);
      int from = (slice.first() + i) * side;
      System.arraycopy(beside, from, joined, i * stride + summaryWidth, side);
    }
    return new Rows(joined, stride);
  }

  /** Goes back from the gradient by the whole batch's answers. */
  void backward(float[] gradient, boolean wanted) {
    int steps = summed ? 1 : slice.steps();
    int stride = Lanes.padded(outputs);
    Arrays.fill(dHead, 0);
    for (int i = 0; i < slice.sequences(); i++) {
      for (int t = 0; t < steps; t++) {
        int from = ((slice.first() + i) * steps + t) * outputs;
        System.arraycopy(gradient, from, dHead, (t * slice.rows() + i) * stride, outputs);
      }
    }
    Rows d = head.backward(new Rows(dHead, stride), slice, true);
    if (side > 0) {
      clearPast(d);
    }
    for (int i = onSummary.size() - 1; i >= 0; i--) {
      d = onSummary.get(i).backward(d, slice, true);
    }
    for (int i = overTime.size() - 1; i >= 0; i--) {
      d = overTime.get(i).backward(d, slice, wanted || i > 0);
    }
    dx = d;
  }

  /** What lies past the summary's width is the side's gradient; the layers expect zeros there. */
  private void clearPast(Rows d) {
    for (int i = 0; i < slice.rows(); i++) {
      Arrays.fill(d.data(), d.at(i) + summaryWidth, d.at(i) + d.stride(), 0);
    }
  }

  /** The slice's part of the gradient by the input, {@code [N,T,F]}. */
  void giveInputGradient(float[] to) {
    int steps = slice.steps();
    for (int i = 0; i < slice.sequences(); i++) {
      for (int t = 0; t < steps; t++) {
        int at = ((slice.first() + i) * steps + t) * inputs;
        System.arraycopy(dx.data(), dx.at(t * slice.rows() + i), to, at, inputs);
      }
    }
  }

  void addGradients(float[] gradients) {
    overTime.forEach(room -> room.addGradients(gradients));
    onSummary.forEach(room -> room.addGradients(gradients));
    head.addGradients(gradients);
  }
}
