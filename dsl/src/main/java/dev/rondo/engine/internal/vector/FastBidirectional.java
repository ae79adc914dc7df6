package dev.rondo.engine.internal.vector;

import dev.rondo.layer.Pass;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two recurrent layers over the same rows, one forward and one in reverse, side by side. */
final class FastBidirectional implements FastLayer {

  private final FastRecurrent forward;
  private final FastRecurrent reverse;

  FastBidirectional(FastRecurrent forward, FastRecurrent reverse) {
    this.forward = forward;
    this.reverse = reverse;
  }

  @Override
  public int outputs() {
    return forward.outputs() + reverse.outputs();
  }

  @Override
  public List<Packing> packings() {
    return ofBoth(FastRecurrent::packings);
  }

  @Override
  public List<Packing> packingsBack() {
    return ofBoth(FastRecurrent::packingsBack);
  }

  @Override
  public List<Packing> packingsToInput() {
    return ofBoth(FastRecurrent::packingsToInput);
  }

  @Override
  public List<DropConnect> dropConnects() {
    return ofBoth(FastRecurrent::dropConnects);
  }

  private <W> List<W> ofBoth(Function<FastRecurrent, List<W>> some) {
    return Stream.of(forward, reverse).map(some).flatMap(List::stream).toList();
  }

  @Override
  public Both room(int rows, int steps, boolean kept) {
    return new Both(rows, steps, kept);
  }

  /** The rooms of both directions. */
  final class Both implements Room {

    final RecurrentRoom ahead;
    final RecurrentRoom back;
    private final int rows;
    private final int steps;
    private final int stride = Lanes.padded(outputs());
    private final float[] output;
    private final float[] dAhead;
    private final float[] dBack;

    Both(int rows, int steps, boolean kept) {
      this.rows = rows;
      this.steps = steps;
      ahead = forward.room(rows, steps, kept);
      back = reverse.room(rows, steps, kept);
      output = new float[rows * steps * stride];
      int gradient = kept ? rows * steps * ahead.width : 0;
      dAhead = new float[gradient];
      dBack = new float[gradient];
    }

    @Override
    public void prepare(Frame frame) {
      ahead.prepare(frame);
      back.prepare(frame);
    }

    @Override
    public void prepareInputGradient() {
      ahead.prepareInputGradient();
      back.prepareInputGradient();
    }

    @Override
    public Rows forward(Rows x, Frame frame, Part part, Pass pass) {
      Rows a = ahead.forward(x, frame, part, pass);
      Rows b = back.forward(x, frame, part, pass);
      int units = forward.units;
      for (int t = 0; t < steps; t++) {
        for (int r = t * rows + part.from(); r < t * rows + part.to(); r++) {
          System.arraycopy(a.data(), a.at(r), output, r * stride, units);
          System.arraycopy(b.data(), b.at(r), output, r * stride + units, units);
        }
      }
      return new Rows(output, stride);
    }

    @Override
    public void backward(Rows d, Frame frame, Part part) {
      int units = forward.units;
      for (int t = 0; t < steps; t++) {
        for (int r = t * rows + part.from(); r < t * rows + part.to(); r++) {
          System.arraycopy(d.data(), d.at(r), dAhead, r * ahead.width, units);
          System.arraycopy(d.data(), d.at(r) + units, dBack, r * back.width, units);
        }
      }
      ahead.backward(new Rows(dAhead, ahead.width), frame, part);
      back.backward(new Rows(dBack, back.width), frame, part);
    }

    @Override
    public Rows inputGradient(Rows d, Frame frame, Part part) {
      Rows a = ahead.inputGradient(d, frame, part);
      Rows b = back.inputGradient(d, frame, part);
      for (int t = 0; t < steps; t++) {
        int end = a.at(t * rows + part.to());
        for (int i = a.at(t * rows + part.from()); i < end; i++) {
          a.data()[i] += b.data()[i];
        }
      }
      return a;
    }

    @Override
    public List<Gradient> gradients() {
      return Stream.of(ahead, back).map(Room::gradients).flatMap(List::stream).toList();
    }
  }
}
