package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/** A mean over time whose weights are learned, on a batch. */
final class AttendRoom implements FastLayer.Room {

  private final FastAttend layer;
  private final int rows;
  private final int steps;
  private final int width;
  private final DenseRoom seen;
  private final float[] y;

  /** The weights over time, {@code [T*rows]}; nothing at padded steps and rows of no sequence. */
  private final float[] weights;

  /** The gradients by the scores, {@code [T*rows]}. */
  private final float[] dScores;

  /** The gradient by u, then by what its tanh is taken of, {@code [T*rows][width]}. */
  private final float[] du;

  private final float[] dContext;
  private Rows x = new Rows(new float[0], 0);
  private Rows u = x;

  AttendRoom(FastAttend layer, int rows, int steps, boolean kept) {
    this.layer = layer;
    this.rows = rows;
    this.steps = steps;
    width = layer.context.length;
    seen = layer.seen.room(rows, steps, kept);
    y = new float[rows * width];
    weights = new float[steps * rows];
    dScores = new float[kept ? weights.length : 0];
    du = new float[dScores.length * width];
    dContext = new float[kept ? width : 0];
  }

  @Override
  public Rows forward(Rows input, Frame frame, Part part, Pass pass) {
    x = input; // the same for every part
    u = seen.forward(input, frame, part, pass);
    clear(weights, part);
    for (int n = part.from(); n < part.end(frame); n++) {
      weigh(n, frame.last(n));
      Arrays.fill(y, n * width, (n + 1) * width, 0);
      for (int t = 0; t <= frame.last(n); t++) {
        add(weights[t * rows + n], x.data(), x.at(t * rows + n), y, n * width, width);
      }
    }
    return new Rows(y, width);
  }

  private void clear(float[] overTime, Part part) {
    for (int t = 0; t < steps; t++) {
      Arrays.fill(overTime, t * rows + part.from(), t * rows + part.to(), 0);
    }
  }

  /** The softmax of a sequence's scores over its real steps. */
  private void weigh(int n, int last) {
    float max = Float.NEGATIVE_INFINITY;
    for (int t = 0; t <= last; t++) {
      int at = t * rows + n;
      weights[at] = DotTiles.dot(u.data(), u.at(at), layer.context, 0, width);
      max = Math.max(max, weights[at]);
    }
    double sum = 0;
    for (int t = 0; t <= last; t++) {
      sum += Math.exp(weights[t * rows + n] - (double) max);
    }
    for (int t = 0; t <= last; t++) {
      int at = t * rows + n;
      weights[at] = (float) (Math.exp(weights[at] - (double) max) / sum);
    }
  }

  @Override
  public void backward(Rows d, Frame frame, Part part) {
    clear(dScores, part);
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = 0; t <= frame.last(n); t++) {
        int at = t * rows + n;
        dScores[at] = weights[at] * along(d.data(), d.at(n), x.data(), x.at(at), n * width);
      }
      balance(n, frame.last(n));
    }
    for (int t = 0; t < steps; t++) {
      for (int at = t * rows + part.from(); at < t * rows + part.to(); at++) {
        Arrays.fill(du, at * width, (at + 1) * width, 0);
        add(dScores[at], layer.context, 0, du, at * width, width);
      }
    }
    seen.backward(new Rows(du, width), frame, part);
  }

  /**
   * The gradients by a sequence's scores add up to nothing, for a softmax sees only differences;
   * what rounding has left over would be all that is seen of b where the steps are much alike.
   */
  private void balance(int n, int last) {
    double rest = 0;
    double sum = 0;
    for (int t = 0; t <= last; t++) {
      rest += dScores[t * rows + n];
      sum += weights[t * rows + n];
    }
    for (int t = 0; t <= last; t++) {
      int at = t * rows + n;
      dScores[at] -= (float) (weights[at] * rest / sum);
    }
  }

  /**
   * The gradient by a step's weight less the mean of all: {@code d (h(t) - y)}. Taken so, it loses
   * nothing where the steps are much alike.
   */
  private float along(float[] d, int from, float[] h, int at, int mean) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < width; j += ONE) {
      sum = load(h, at + j).sub(load(y, mean + j)).fma(load(d, from + j), sum);
    }
    float[] lanes = new float[ONE];
    sum.intoArray(lanes, 0);
    return DotTiles.sum(lanes, 0);
  }

  @Override
  public void prepareInputGradient() {
    seen.prepareInputGradient();
  }

  @Override
  public Rows inputGradient(Rows d, Frame frame, Part part) {
    Rows dx = seen.inputGradient(new Rows(du, width), frame, part);
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = 0; t <= frame.last(n); t++) {
        int at = t * rows + n;
        add(weights[at], d.data(), d.at(n), dx.data(), dx.at(at), width);
      }
    }
    return dx;
  }

  @Override
  public List<FastLayer.Gradient> gradients() {
    List<FastLayer.Gradient> pieces = new ArrayList<>(seen.gradients());
    pieces.add(this::findContext);
    return pieces;
  }

  private void findContext(float[] gradients) {
    Arrays.fill(dContext, 0);
    for (int at = 0; at < steps * rows; at++) {
      add(dScores[at], u.data(), u.at(at), dContext, 0, width);
    }
    System.arraycopy(dContext, 0, gradients, layer.contextAt, layer.outputs());
  }

  /** {@code y += q * x} of whole vectors. */
  private static void add(float q, float[] x, int from, float[] y, int to, int width) {
    FloatVector all = FloatVector.broadcast(SPECIES, q);
    for (int j = 0; j < width; j += ONE) {
      all.fma(load(x, from + j), load(y, to + j)).intoArray(y, to + j);
    }
  }
}
