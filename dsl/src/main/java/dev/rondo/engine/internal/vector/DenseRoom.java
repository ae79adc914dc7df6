package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import dev.rondo.architecture.Activation;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/** A dense layer on a batch. */
final class DenseRoom implements FastLayer.Room {

  private final FastDense layer;
  private final int rows;
  private final int steps;
  private final float[] y;

  /** Of a narrow layer, for each panel of inputs, {@code [outputs][PANEL]}. */
  private final float[] sums;

  private final float[] biasSums;
  private final float[] dots;
  private Rows x = new Rows(new float[0], 0);
  private Rows dy = x;
  private float[] dx = new float[0];

  DenseRoom(FastDense layer, int rows, int steps, boolean kept) {
    this.layer = layer;
    this.rows = rows;
    this.steps = steps;
    y = new float[rows * steps * layer.width];
    dots = new float[layer.isNarrow() ? rows * steps * ONE : 0];
    int columns = kept && layer.isNarrow() ? Lanes.panels(layer.inputs) * PANEL : 0;
    sums = new float[columns * Lanes.ROWS];
    biasSums = new float[kept ? Lanes.panels(layer.outputs) * PANEL : 0];
  }

  @Override
  public Rows forward(Rows input, Frame frame, Part part, Pass pass) {
    x = input; // the same for every part
    int width = layer.width;
    for (int t = 0; t < steps; t++) {
      int first = t * rows + part.from();
      int end = t * rows + part.to();
      for (int r = first; r < end; r++) {
        System.arraycopy(layer.bias, 0, y, r * width, width);
      }
      if (layer.isNarrow()) {
        narrow(first, end);
      } else {
        Tiles.multiply(
            x.data(),
            x.at(first),
            x.stride(),
            part.rows(),
            Stretch.plain(layer.inputs),
            layer.matrix.packed,
            width,
            y,
            first * width,
            width,
            true);
      }
      activate(first * width, end * width);
      for (int r = first; layer.outputs < width && r < end; r++) {
        // the sigmoid of nothing is a half; what lies past the outputs stays zero
        Arrays.fill(y, r * width + layer.outputs, (r + 1) * width, 0);
      }
    }
    return new Rows(y, width);
  }

  private void narrow(int first, int end) {
    int wide = Lanes.padded(layer.inputs);
    for (int r = first; r < end; r += Lanes.ROWS) {
      for (int j = 0; j < layer.outputs; j++) {
        int at = r * ONE; // the rows' own place
        DotTiles.four(x.data(), x.at(r), x.stride(), wide, layer.columns, j * wide, dots, at);
        for (int i = 0; i < Lanes.ROWS; i++) {
          y[(r + i) * layer.width + j] += DotTiles.sum(dots, at + i * ONE);
        }
      }
    }
  }

  private void activate(int from, int to) {
    if (layer.activation == Activation.LINEAR) {
      return;
    }
    int vectors = (to - from) / ONE;
    switch (layer.activation) {
      case TANH -> Curves.tanh(y, from, ONE, y, from, ONE, vectors);
      case SIGMOID -> Curves.sigmoid(y, from, ONE, vectors);
      default -> Curves.relu(y, from, ONE, y, from, ONE, vectors);
    }
  }

  @Override
  public void backward(Rows d, Frame frame, Part part) {
    dy = d; // the same for every part
    if (layer.activation == Activation.LINEAR) {
      return;
    }
    for (int t = 0; t < steps; t++) {
      for (int r = t * rows + part.from(); r < t * rows + part.to(); r++) {
        slope(r * layer.width, d.data(), d.at(r));
      }
    }
  }

  private void slope(int at, float[] gradient, int to) {
    for (int j = 0; j < layer.width; j += ONE) {
      FloatVector v = Tiles.load(y, at + j);
      FloatVector g = Tiles.load(gradient, to + j);
      FloatVector dz =
          switch (layer.activation) {
            case TANH -> g.sub(g.mul(v).mul(v));
            case SIGMOID -> g.mul(v).sub(g.mul(v).mul(v));
            default -> g.mul(Curves.step(v));
          };
      dz.intoArray(gradient, to + j);
    }
  }

  @Override
  public void prepareInputGradient() {
    if (dx.length == 0) {
      dx = new float[rows * steps * Lanes.padded(layer.inputs)];
    }
  }

  @Override
  public Rows inputGradient(Rows d, Frame frame, Part part) {
    int wide = Lanes.padded(layer.inputs);
    for (int t = 0; t < steps; t++) {
      int first = t * rows + part.from();
      Tiles.multiply(
          d.data(),
          d.at(first),
          d.stride(),
          part.rows(),
          Stretch.plain(layer.outputs),
          layer.matrix.transposed,
          wide,
          dx,
          first * wide,
          wide,
          false);
    }
    return new Rows(dx, wide);
  }

  @Override
  public List<FastLayer.Gradient> gradients() {
    List<FastLayer.Gradient> pieces = new ArrayList<>();
    for (int i = 0; i < Lanes.panels(layer.outputs); i++) {
      int panel = i;
      pieces.add(g -> findBias(g, panel));
    }
    if (layer.isNarrow()) {
      for (int from = 0; from < layer.inputs; from += PANEL) {
        int first = from;
        pieces.add(g -> findNarrow(g, first, Math.min(PANEL, layer.inputs - first)));
      }
    } else {
      pieces.addAll(new MatrixGradient(layer.matrix).pieces(() -> x, () -> dy, rows * steps));
    }
    return pieces;
  }

  /** The gradient of a narrow layer's weights, with the roles changed: x by the columns of dy. */
  private void findNarrow(float[] gradients, int first, int count) {
    int at = first * Lanes.ROWS;
    Arrays.fill(sums, at, at + Lanes.ROWS * PANEL, 0);
    GradientTiles.add(
        dy.data(),
        dy.offset(),
        dy.stride(),
        Lanes.ROWS,
        rows * steps,
        x.data(),
        x.offset() + first,
        x.stride(),
        Lanes.padded(count) / ONE,
        sums,
        at);
    for (int k = 0; k < count; k++) {
      for (int j = 0; j < layer.outputs; j++) {
        gradients[layer.matrix.at(first + k, j)] = sums[at + j * PANEL + k];
      }
    }
  }

  private void findBias(float[] gradients, int panel) {
    int at = panel * PANEL;
    for (int v = 0; v < layer.matrix.vectors(panel); v++) {
      int from = dy.offset() + panel * PANEL + v * ONE;
      GradientTiles.sum(dy.data(), from, dy.stride(), rows * steps, biasSums, at + v * ONE);
    }
    System.arraycopy(biasSums, at, gradients, layer.biasAt + at, layer.matrix.count(panel));
  }
}
