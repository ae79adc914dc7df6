package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An updater that keeps some arrays and counts its steps. A rule says twice what a step does, the
 * same equations in the same order: in operations on whole arrays, and on floats of the heap. The
 * operations run where the second cannot: in double, and on arrays that do not lie in one piece.
 *
 * <p>Floats are changed in one pass over memory: a stretch of every array is copied to the heap,
 * changed there in loops that the compiler turns into vector instructions, and copied back.
 */
abstract class Remembering implements Updater {

  /** Numbers changed at once: four arrays of so many floats stay in a core's own cache. */
  private static final int STRETCH = 4096;

  private final List<INDArray> memory;
  private final boolean single;
  private final float[] parameterStretch;
  private final float[] gradientStretch;
  private final float[][] memoryStretches;
  private long steps;

  Remembering(INDArray... memory) {
    this.memory = List.of(memory);
    single = memory[0].dataType() == DataType.FLOAT;
    int room = single ? (int) Math.min(STRETCH, memory[0].length()) : 0;
    parameterStretch = new float[room];
    gradientStretch = new float[room];
    memoryStretches = new float[memory.length][room];
  }

  /** Takes one step; {@link #steps} counts it already. */
  abstract void change(INDArray p, INDArray g, double rate);

  /**
   * Takes the same step on some of the numbers.
   *
   * @param p parameters
   * @param g their gradient; may be overwritten
   * @param kept the rule's memory of them, in its order
   * @param n how many numbers of each array count
   * @param rate the learning rate
   */
  abstract void change(float[] p, float[] g, float[][] kept, int n, double rate);

  @Override
  public final void step(INDArray parameters, INDArray gradient, double learningRate) {
    steps++;
    if (single && onePiece(parameters) && onePiece(gradient)) {
      for (long from = 0; from < parameters.length(); from += STRETCH) {
        int n = (int) Math.min(STRETCH, parameters.length() - from);
        changeStretch(parameters, gradient, from, n, learningRate);
      }
    } else {
      change(parameters, gradient, learningRate);
    }
  }

  private static boolean onePiece(INDArray array) {
    return array.dataType() == DataType.FLOAT && RowOrder.isInOnePiece(array);
  }

  private void changeStretch(INDArray p, INDArray g, long from, int n, double rate) {
    RowOrder.get(p, from, parameterStretch, n);
    RowOrder.get(g, from, gradientStretch, n);
    for (int i = 0; i < memoryStretches.length; i++) {
      RowOrder.get(memory.get(i), from, memoryStretches[i], n);
    }
    change(parameterStretch, gradientStretch, memoryStretches, n, rate);
    RowOrder.put(p, from, parameterStretch, n);
    for (int i = 0; i < memoryStretches.length; i++) {
      RowOrder.put(memory.get(i), from, memoryStretches[i], n);
    }
  }

  /** {@code a = a + b * factor}: weight decay added to a gradient. */
  static void addScaled(float[] a, float[] b, double factor, int n) {
    float by = (float) factor;
    for (int i = 0; i < n; i++) {
      a[i] += b[i] * by;
    }
  }

  @Override
  public final List<INDArray> memory() {
    return memory;
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final void restore(long stepsTaken, List<INDArray> numbers) {
    steps = stepsTaken;
    for (int i = 0; i < memory.size(); i++) {
      memory.get(i).assign(numbers.get(i));
    }
  }
}
