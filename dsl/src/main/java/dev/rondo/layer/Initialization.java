package dev.rondo.layer;

import dev.rondo.cell.Initializer;
import java.util.Arrays;

/** Draws the start of a parameter into a flat vector, in double so that all precisions agree. */
final class Initialization {

  private Initialization() {}

  static void fill(double[] flat, ParameterLayout.Slot slot, CounterRandom random) {
    int rows = slot.rows();
    int columns = slot.columns();
    double[] drawn = draw(slot.start(), rows, columns, random);
    for (int r = 0; r < rows; r++) {
      for (int c = slot.start().shiftFrom(); c < slot.start().shiftTo(); c++) {
        drawn[r * columns + c] += slot.start().shift();
      }
    }
    Arrays.fill(drawn, 0, slot.start().zeroRows() * columns, 0);
    System.arraycopy(drawn, 0, flat, slot.offset(), drawn.length);
  }

  private static double[] draw(
      ParameterLayout.Start start, int rows, int columns, CounterRandom random) {
    Initializer rule = start.rule();
    if (rule instanceof Initializer.GlorotUniform) {
      return uniform(rows * columns, Math.sqrt(6.0 / (rows + columns)), random);
    } else if (rule instanceof Initializer.InverseRootUnits) {
      return uniform(rows * columns, 1 / Math.sqrt(start.units()), random);
    } else if (rule instanceof Initializer.Uniform u) {
      return uniform(rows * columns, u.limit(), random);
    } else if (rule instanceof Initializer.Normal n) {
      return normal(rows * columns, n.deviation(), random);
    } else if (rule instanceof Initializer.Orthogonal) {
      return orthogonal(rows, columns, random);
    }
    return new double[rows * columns];
  }

  private static double[] uniform(int n, double limit, CounterRandom random) {
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      out[i] = (2 * random.nextDouble() - 1) * limit;
    }
    return out;
  }

  private static double[] normal(int n, double deviation, CounterRandom random) {
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      out[i] = random.nextNormal() * deviation;
    }
    return out;
  }

  /** Gram and Schmidt on the shorter side of a normal matrix, twice for accuracy. */
  private static double[] orthogonal(int rows, int columns, CounterRandom random) {
    boolean wide = columns >= rows;
    int count = wide ? rows : columns;
    int length = wide ? columns : rows;
    double[][] vectors = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] v = normal(length, 1, random);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          double along = dot(v, vectors[j]);
          for (int k = 0; k < length; k++) {
            v[k] -= along * vectors[j][k];
          }
        }
      }
      double norm = Math.sqrt(dot(v, v));
      for (int k = 0; k < length; k++) {
        v[k] /= norm;
      }
      vectors[i] = v;
    }
    double[] out = new double[rows * columns];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < length; k++) {
        out[wide ? i * columns + k : k * columns + i] = vectors[i][k];
      }
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
