package dev.rondo.jupyter;

import dev.rondo.output.Rendering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An ND4J array: its type, shape and size, and a few of its values, whatever its size; an array of
 * gigabytes is shown as fast as a small one.
 */
final class ArrayView {
  private static final int MATRIX_ROWS = 10;
  private static final int MATRIX_COLUMNS = 10;
  private static final int MAX_RANK = 5;

  private ArrayView() {}

  static Rendering of(INDArray array) {
    if (array.wasClosed()) {
      return Rendering.ofText("INDArray, closed");
    }
    String caption = caption(array);
    boolean numbers = array.isR() || array.isZ() || array.isB();
    if (array.isEmpty() || !numbers || array.rank() > MAX_RANK) {
      return Rendering.ofText(caption);
    }
    if (array.rank() <= 2) {
      Grid grid = new Grid(caption, List.of(), matrix(array));
      return Rendering.ofHtml(grid.html(), grid.text());
    }
    StringBuilder text = new StringBuilder(caption);
    slices(array, new long[array.rank()], 0, text);
    return Rendering.ofText(text.toString());
  }

  private static String caption(INDArray array) {
    return String.format(
        Locale.ROOT,
        "INDArray %s %s, %,d values",
        array.dataType(),
        Arrays.toString(array.shape()),
        array.length());
  }

  /** The rows of a scalar, a vector (one row) or a matrix. */
  private static List<List<String>> matrix(INDArray array) {
    long[] shape = array.shape();
    int rows = shape.length < 2 ? 1 : size(shape[0]);
    int columns = shape.length == 0 ? 1 : size(shape[shape.length - 1]);
    List<List<String>> lines = new ArrayList<>();
    for (int row : new Excerpt(rows, MATRIX_ROWS).places()) {
      List<String> line = new ArrayList<>();
      for (int column : new Excerpt(columns, MATRIX_COLUMNS).places()) {
        if (row == Excerpt.GAP || column == Excerpt.GAP) {
          line.add(Grid.leftOut());
        } else {
          long[] at = {row, column};
          line.add(value(array, Arrays.copyOfRange(at, 2 - shape.length, 2)));
        }
      }
      lines.add(line);
    }
    return lines;
  }

  /** The first and last matrices of an array of more than two dimensions, each under its place. */
  private static void slices(INDArray array, long[] at, int dimension, StringBuilder text) {
    int last = array.rank() - 1;
    if (dimension == last - 1) {
      String place = Arrays.toString(Arrays.copyOf(at, dimension)).replace("]", ", :, :]");
      text.append("\n").append(place);
      for (int row : new Excerpt(size(array.size(dimension)), 4).places()) {
        text.append("\n ");
        if (row == Excerpt.GAP) {
          text.append(" ").append(Grid.leftOut());
          continue;
        }
        at[dimension] = row;
        for (int column : new Excerpt(size(array.size(last)), 6).places()) {
          at[last] = column;
          String cell = column == Excerpt.GAP ? Grid.leftOut() : value(array, at);
          text.append(String.format(Locale.ROOT, " %10s", cell));
        }
      }
      return;
    }
    for (int i : new Excerpt(size(array.size(dimension)), 2).places()) {
      if (i == Excerpt.GAP) {
        text.append("\n").append(Grid.leftOut());
      } else {
        at[dimension] = i;
        slices(array, at, dimension + 1, text);
      }
    }
  }

  private static String value(INDArray array, long[] at) {
    if (array.dataType() == DataType.BOOL) {
      return array.getDouble(at) == 0 ? "false" : "true";
    }
    if (array.isZ()) {
      return String.valueOf(array.getLong(at));
    }
    return figure(array.getDouble(at));
  }

  /** Five significant digits; whole numbers without a fraction. */
  private static String figure(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.5g", value);
  }

  private static int size(long dimension) {
    return (int) Math.min(dimension, Integer.MAX_VALUE);
  }
}
