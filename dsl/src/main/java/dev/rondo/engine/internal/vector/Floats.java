package dev.rondo.engine.internal.vector;

import dev.rondo.array.internal.RowOrder;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Numbers of ND4J's arrays on the heap, copied in one piece. */
final class Floats {

  private Floats() {}

  /** The numbers of an array in row order. */
  static float[] of(INDArray array) {
    float[] numbers = new float[(int) array.length()];
    copy(array, numbers);
    return numbers;
  }

  /** Copies the numbers of an array in row order. */
  static void copy(INDArray array, float[] to) {
    INDArray floats = array.castTo(DataType.FLOAT);
    INDArray rows = RowOrder.isInOnePiece(floats) ? floats : floats.dup('c');
    RowOrder.get(rows, 0, to, (int) rows.length());
  }

  /** Copies numbers into a vector that lies in one piece. */
  static void put(float[] numbers, INDArray vector) {
    RowOrder.put(vector, 0, numbers, (int) vector.length());
  }

  /**
   * Takes over the numbers of a vector that lies in one piece.
   *
   * @return whether any differed
   */
  static boolean update(float[] numbers, INDArray vector) {
    try {
      FloatBuffer now =
          new FloatPointer(vector.data().pointer())
              .position(vector.offset())
              .limit(vector.offset() + vector.length())
              .asBuffer();
      boolean differs = !FloatBuffer.wrap(numbers).equals(now);
      if (differs) {
        now.get(numbers);
      }
      return differs;
    } finally {
      Reference.reachabilityFence(vector); // or its memory might be freed meanwhile
    }
  }
}
