package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The equations of {@code layer.LayerNorm} without their gain, on rows of whole vectors. */
final class RowNorm {

  private static final double EPSILON = 1e-5;

  /**
   * Columns that are normalised together.
   *
   * @param belong one at each of them, zero at all others
   * @param count how many they are
   */
  record Block(float[] belong, int count) {}

  final int width;

  /** What is to be normalised, then the normalised numbers. */
  final float[] y;

  /** The gradient by the normalised numbers, then by what was normalised. */
  final float[] d;

  private final List<Block> blocks;

  /** {@code 1 / sqrt(variance + 1e-5)} of each row and block. */
  private final float[] scales;

  RowNorm(int rows, int width, List<Block> blocks, boolean kept) {
    this.width = width;
    this.blocks = blocks;
    y = new float[rows * width];
    d = new float[kept ? y.length : 0];
    scales = new float[rows * blocks.size()];
  }

  /** Normalises some rows in their place. */
  void forward(int from, int to) {
    for (int row = from; row < to; row++) {
      for (int b = 0; b < blocks.size(); b++) {
        float[] belong = blocks.get(b).belong();
        int count = blocks.get(b).count();
        float mean = DotTiles.dot(y, row * width, belong, 0, width) / count;
        float variance = squares(y, row * width, mean, belong) / count;
        float scale = (float) (1 / Math.sqrt(variance + EPSILON));
        scales[row * blocks.size() + b] = scale;
        scale(y, row * width, mean, scale, belong);
      }
    }
  }

  /** Goes back through some rows. */
  void back(int from, int to) {
    for (int row = from; row < to; row++) {
      for (int b = 0; b < blocks.size(); b++) {
        float[] belong = blocks.get(b).belong();
        int count = blocks.get(b).count();
        float mean = DotTiles.dot(d, row * width, belong, 0, width) / count;
        float along = sum(d, y, row * width, belong) / count;
        back(d, y, row * width, mean, along, scales[row * blocks.size() + b], belong);
      }
    }
  }

  private static float sum(float[] a, float[] b, int at, float[] belong) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < belong.length; j += ONE) {
      sum = load(a, at + j).mul(load(b, at + j)).fma(load(belong, j), sum);
    }
    float[] lanes = new float[ONE];
    sum.intoArray(lanes, 0);
    return DotTiles.sum(lanes, 0);
  }

  private static float squares(float[] a, int at, float mean, float[] belong) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < belong.length; j += ONE) {
      FloatVector off = load(a, at + j).sub(mean).mul(load(belong, j));
      sum = off.fma(off, sum);
    }
    float[] lanes = new float[ONE];
    sum.intoArray(lanes, 0);
    return DotTiles.sum(lanes, 0);
  }

  /** {@code (a - mean) * scale} in a block's columns. */
  private static void scale(float[] a, int at, float mean, float scale, float[] belong) {
    for (int j = 0; j < belong.length; j += ONE) {
      FloatVector v = load(a, at + j);
      v.blend(v.sub(mean).mul(scale), load(belong, j).compare(VectorOperators.GT, 0))
          .intoArray(a, at + j);
    }
  }

  /** {@code (d - mean - y * along) * scale} in a block's columns. */
  private static void back(
      float[] d, float[] y, int at, float mean, float along, float scale, float[] belong) {
    for (int j = 0; j < belong.length; j += ONE) {
      FloatVector v = load(d, at + j);
      FloatVector by = v.sub(mean).sub(load(y, at + j).mul(along)).mul(scale);
      v.blend(by, load(belong, j).compare(VectorOperators.GT, 0)).intoArray(d, at + j);
    }
  }
}
