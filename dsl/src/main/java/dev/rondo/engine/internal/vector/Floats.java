package dev.rondo.engine.internal.vector;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

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
    INDArray plain = array.castTo(DataType.FLOAT);
    if (!isPlain(plain)) {
      plain = plain.dup('c');
    }
    pointer(plain).get(to, 0, (int) plain.length());
  }

  /** Copies numbers into a vector that lies in one piece. */
  static void put(float[] numbers, INDArray vector) {
    pointer(vector).put(numbers, 0, (int) vector.length());
  }

  /** The numbers of a vector that lies in one piece, where they lie. */
  static FloatBuffer buffer(INDArray vector) {
    return pointer(vector).limit(vector.offset() + vector.length()).asBuffer();
  }

  private static boolean isPlain(INDArray array) {
    return array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
  }

  private static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().pointer()).position(array.offset());
  }
}
