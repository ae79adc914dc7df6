package dev.rondo.layer;

import dev.rondo.cell.Initializer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Where each parameter lies in the network's one flat vector, and how it starts. */
public final class ParameterLayout {

  /**
   * One parameter's place.
   *
   * @param name where it stands in the network
   * @param rows its rows
   * @param columns its columns
   * @param offset the place of its first number in the flat vector
   * @param start how it starts
   */
  public record Slot(String name, int rows, int columns, int offset, Start start) {

    int length() {
      return rows * columns;
    }
  }

  /**
   * How a parameter starts.
   *
   * @param rule the rule for one block
   * @param blocks how many blocks of columns the rule is applied to one by one
   * @param units the number of units that a rule may depend on
   * @param shiftFrom the first column that {@code shift} is added to
   * @param shiftTo the column after the last one that {@code shift} is added to
   * @param shift a number added to some columns, such as a forget gate's bias
   * @param zeroRows how many rows at the top are zero, such as that of padding
   */
  public record Start(
      Initializer rule,
      int blocks,
      int units,
      int shiftFrom,
      int shiftTo,
      double shift,
      int zeroRows) {

    static Start of(Initializer rule, int units) {
      return new Start(rule, 1, units, 0, 0, 0, 0);
    }

    Start shifted(int from, int to, double by) {
      return new Start(rule, blocks, units, from, to, by, zeroRows);
    }

    Start withZeroRows(int rows) {
      return new Start(rule, blocks, units, shiftFrom, shiftTo, shift, rows);
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private int length;

  /** Reserves room for one parameter and returns its number. */
  int reserve(String name, int rows, int columns, Start start) {
    slots.add(new Slot(name, rows, columns, length, start));
    long numbers = length + (long) rows * columns;
    if (rows < 1 || columns < 1 || numbers > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "network: with "
              + name
              + " it has more than "
              + Integer.MAX_VALUE
              + " numbers to learn; take fewer units");
    }
    length = (int) numbers;
    return slots.size() - 1;
  }

  /** How many numbers all parameters have together. */
  public int length() {
    return length;
  }

  /** Every parameter in order. */
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** Views of {@code slot} in the flat vectors of values and gradients. */
  Parameter view(int slot, INDArray values, INDArray gradients) {
    Slot s = slots.get(slot);
    return new Parameter(s.name(), view(values, s), view(gradients, s));
  }

  private static INDArray view(INDArray flat, Slot s) {
    return flat.get(NDArrayIndex.interval(s.offset(), s.offset() + s.length()))
        .reshape('c', s.rows(), s.columns());
  }

  /** A fresh flat vector that holds the start of every parameter, drawn from {@code seed}. */
  public INDArray initial(long seed, DataType type) {
    double[] flat = new double[length];
    for (int i = 0; i < slots.size(); i++) {
      Initialization.fill(flat, slots.get(i), CounterRandom.keyed(seed, Purpose.WEIGHTS, i));
    }
    return Nd4j.createFromArray(flat).castTo(type);
  }
}
