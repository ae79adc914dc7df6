package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;

import dev.rondo.architecture.Activation;
import dev.rondo.layer.Pass;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** A dense layer on rows, {@code y = activation(x W + b)}. */
final class FastDense implements FastLayer {

  private final int inputs;
  private final int outputs;
  private final int width;
  private final Activation activation;
  private final int matrix;
  private final int biasAt;
  private final float[] packed;
  private final float[] transposed;
  private final float[] bias;

  FastDense(int inputs, int outputs, Activation activation, int matrix, int biasAt) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.activation = activation;
    this.matrix = matrix;
    this.biasAt = biasAt;
    width = Lanes.padded(outputs);
    packed = new float[Lanes.panels(outputs) * inputs * PANEL];
    transposed = new float[Lanes.panels(inputs) * outputs * PANEL];
    bias = new float[width];
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void load(float[] p) {
    for (int k = 0; k < inputs; k++) {
      for (int j = 0; j < outputs; j++) {
        float w = p[matrix + k * outputs + j];
        packed[(j / PANEL * inputs + k) * PANEL + j % PANEL] = w;
        transposed[(k / PANEL * outputs + j) * PANEL + k % PANEL] = w;
      }
    }
    System.arraycopy(p, biasAt, bias, 0, outputs);
  }

  @Override
  public Room room(int rows, int steps) {
    return new DenseRoom(rows * steps);
  }

  private final class DenseRoom implements Room {

    private final int rows;
    private final float[] y;
    private final float[] dx;
    private final float[] gradients = new float[inputs * width];
    private final float[] biasGradients = new float[width];
    private Rows x;

    DenseRoom(int rows) {
      this.rows = rows;
      y = new float[rows * width];
      dx = new float[rows * Lanes.padded(inputs)];
    }

    @Override
    public Rows forward(Rows input, Slice slice, Pass pass) {
      x = input;
      for (int r = 0; r < rows; r++) {
        System.arraycopy(bias, 0, y, r * width, width);
      }
      Tiles.multiply(
          x.data(),
          x.offset(),
          x.stride(),
          rows,
          Stretch.plain(inputs),
          packed,
          width,
          y,
          0,
          width,
          true);
      activate();
      return new Rows(y, width);
    }

    private void activate() {
      if (activation == Activation.LINEAR) {
        return;
      }
      for (int at = 0; at < y.length; at += ONE) {
        FloatVector v = Tiles.load(y, at);
        switch (activation) {
          case TANH -> Curves.tanh(v).intoArray(y, at);
          case SIGMOID -> Curves.sigmoid(v).intoArray(y, at);
          default -> v.max(0).intoArray(y, at);
        }
      }
      clearPastOutputs();
    }

    /** The sigmoid of nothing is a half; what lies past the outputs stays zero. */
    private void clearPastOutputs() {
      for (int r = 0; outputs < width && r < rows; r++) {
        Arrays.fill(y, r * width + outputs, (r + 1) * width, 0);
      }
    }

    @Override
    public Rows backward(Rows d, Slice slice, boolean wanted) {
      float[] dy = d.data();
      if (activation != Activation.LINEAR) {
        for (int r = 0; r < rows; r++) {
          slope(r * width, dy, d.at(r));
        }
      }
      Arrays.fill(gradients, 0);
      Arrays.fill(biasGradients, 0);
      for (int j = 0; j < width; j += PANEL) {
        int vectors = Math.min(PANEL, width - j) / ONE;
        GradientTiles.add(
            x.data(),
            x.offset(),
            x.stride(),
            inputs,
            rows,
            dy,
            d.offset() + j,
            d.stride(),
            vectors,
            (vectors - 1) * ONE,
            gradients,
            j,
            width);
      }
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < width; j += ONE) {
          Tiles.load(biasGradients, j).add(Tiles.load(dy, d.at(r) + j)).intoArray(biasGradients, j);
        }
      }
      if (!wanted) {
        return d;
      }
      int stride = Lanes.padded(inputs);
      Tiles.multiply(
          dy,
          d.offset(),
          d.stride(),
          rows,
          Stretch.plain(outputs),
          transposed,
          stride,
          dx,
          0,
          stride,
          false);
      return new Rows(dx, stride);
    }

    private void slope(int at, float[] dy, int to) {
      for (int j = 0; j < width; j += ONE) {
        FloatVector v = Tiles.load(y, at + j);
        FloatVector g = Tiles.load(dy, to + j);
        FloatVector dz =
            switch (activation) {
              case TANH -> g.sub(g.mul(v).mul(v));
              case SIGMOID -> g.mul(v).sub(g.mul(v).mul(v));
              default -> FloatVector.zero(SPECIES).blend(g, v.compare(VectorOperators.GT, 0));
            };
        dz.intoArray(dy, to + j);
      }
    }

    @Override
    public void addGradients(float[] to) {
      for (int k = 0; k < inputs; k++) {
        for (int j = 0; j < outputs; j++) {
          to[matrix + k * outputs + j] += gradients[k * width + j];
        }
      }
      for (int j = 0; j < outputs; j++) {
        to[biasAt + j] += biasGradients[j];
      }
    }
  }
}
