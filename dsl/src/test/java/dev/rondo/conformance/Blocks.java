package dev.rondo.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Matrices whose columns are blocks of one width, as the gates of a cell are. */
final class Blocks {

  private Blocks() {}

  /** The blocks in another order. */
  static INDArray ordered(INDArray matrix, List<Integer> order) {
    INDArray[] blocks = of(matrix, order.size());
    return joined(order.stream().map(k -> blocks[k]).toArray(INDArray[]::new));
  }

  /** Each of {@code count} blocks changed by itself. */
  static INDArray each(INDArray matrix, int count, UnaryOperator<INDArray> change) {
    return joined(Arrays.stream(of(matrix, count)).map(change).toArray(INDArray[]::new));
  }

  /** One of {@code count} blocks changed. */
  static INDArray one(INDArray matrix, int count, int number, UnaryOperator<INDArray> change) {
    INDArray[] blocks = of(matrix, count);
    blocks[number] = change.apply(blocks[number]);
    return joined(blocks);
  }

  /** One of {@code count} blocks. */
  static INDArray part(INDArray matrix, int count, int number) {
    return of(matrix, count)[number];
  }

  /** The numbers as they lie, read as if they lay column by column. */
  static INDArray readByColumns(INDArray matrix) {
    return matrix.dup('c').reshape('f', matrix.shape()).dup('c');
  }

  /** The columns in reverse order. */
  static INDArray reversed(INDArray matrix) {
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < matrix.size(1); c++) {
      order.add(0, c);
    }
    return ordered(matrix, order);
  }

  /** The rows of {@code matrix} with its upper and its lower half changed round. */
  static INDArray halvesOfRowsSwapped(INDArray matrix) {
    return ordered(matrix.transpose().dup('c'), List.of(1, 0)).transpose().dup('c');
  }

  /** All orders of the numbers below {@code n} but the rising one. */
  static List<List<Integer>> permutations(int n) {
    List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
    for (int length = 0; length < n; length++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> start : all) {
        for (int k = 0; k < n; k++) {
          if (!start.contains(k)) {
            List<Integer> order = new ArrayList<>(start);
            order.add(k);
            longer.add(order);
          }
        }
      }
      all = longer;
    }
    return all.subList(1, all.size());
  }

  private static INDArray[] of(INDArray matrix, int count) {
    long width = matrix.size(1) / count;
    INDArray[] blocks = new INDArray[count];
    for (int k = 0; k < count; k++) {
      blocks[k] =
          matrix
              .get(NDArrayIndex.all(), NDArrayIndex.interval(k * width, (k + 1) * width))
              .dup('c');
    }
    return blocks;
  }

  private static INDArray joined(INDArray... blocks) {
    return Nd4j.hstack(blocks).dup('c');
  }
}
