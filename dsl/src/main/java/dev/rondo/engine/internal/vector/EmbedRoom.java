package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Tiles.load;

import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An embedding on a batch. Each piece of its gradient has some columns of E to itself and takes all
 * rows in their order, so that the sums do not depend on who finds which.
 */
final class EmbedRoom implements FastLayer.Room {

  private final FastEmbed layer;
  private final int rows;
  private final int steps;
  private final int stride;

  /** The token of each row, {@code [T*rows]}; 0 is padding, and rows of no sequence. */
  private final int[] tokens;

  private final float[] y;
  private Rows dy = new Rows(new float[0], 0);

  EmbedRoom(FastEmbed layer, int rows, int steps) {
    this.layer = layer;
    this.rows = rows;
    this.steps = steps;
    stride = Lanes.padded(layer.units);
    tokens = new int[rows * steps];
    y = new float[rows * steps * stride];
  }

  @Override
  public Rows forward(Rows x, Frame frame, Part part, Pass pass) {
    for (int t = 0; t < steps; t++) {
      for (int r = t * rows + part.from(); r < t * rows + part.to(); r++) {
        int token = (int) x.data()[x.at(r)];
        tokens[r] = token;
        if (token == 0) {
          Arrays.fill(y, r * stride, r * stride + layer.units, 0);
        } else {
          System.arraycopy(layer.parameters, layer.at(token), y, r * stride, layer.units);
        }
      }
    }
    return new Rows(y, stride);
  }

  @Override
  public void backward(Rows d, Frame frame, Part part) {
    dy = d; // the same for every part
  }

  /** The gradient by the vectors that the tokens' numbers gave. */
  @Override
  public Rows inputGradient(Rows d, Frame frame, Part part) {
    for (int n = part.from(); n < part.end(frame); n++) {
      for (int t = frame.last(n) + 1; t < steps; t++) {
        int at = d.at(t * rows + n);
        Arrays.fill(d.data(), at, at + layer.units, 0);
      }
    }
    return d;
  }

  @Override
  public List<FastLayer.Gradient> gradients() {
    if (layer.tied) {
      return List.of(g -> Arrays.fill(g, layer.at(0), layer.at(1), 0)); // the head finds the others
    }
    List<FastLayer.Gradient> pieces = new ArrayList<>();
    for (int from = 0; from < layer.units; from += ONE) {
      int first = from;
      pieces.add(
          g -> {
            clear(g, first);
            add(g, first);
          });
    }
    return pieces;
  }

  @Override
  public List<FastLayer.Gradient> additions() {
    List<FastLayer.Gradient> pieces = new ArrayList<>();
    for (int from = 0; layer.tied && from < layer.units; from += ONE) {
      int first = from;
      pieces.add(g -> add(g, first));
    }
    return pieces;
  }

  private int end(int first) {
    return Math.min(layer.units, first + ONE);
  }

  private void clear(float[] gradients, int first) {
    for (int token = 0; token < layer.rows; token++) {
      Arrays.fill(gradients, layer.at(token) + first, layer.at(token) + end(first), 0);
    }
  }

  /** Adds the columns from {@code first} on of every row to those of its token. */
  private void add(float[] gradients, int first) {
    int columns = end(first) - first;
    for (int r = 0; r < tokens.length; r++) {
      int to = layer.at(tokens[r]) + first;
      int from = dy.at(r) + first;
      if (tokens[r] == 0) {
        continue;
      }
      if (columns == ONE) {
        load(gradients, to).add(load(dy.data(), from)).intoArray(gradients, to);
      } else {
        for (int j = 0; j < columns; j++) {
          gradients[to + j] += dy.data()[from + j];
        }
      }
    }
  }
}
