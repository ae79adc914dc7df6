package dev.rondo.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What tells whether two vectors hold the same bits. */
final class Fingerprint {

  private Fingerprint() {}

  /** The SHA-256 of the vector's numbers as they lie in a file: IEEE 754, little end first. */
  static String of(INDArray vector) {
    int size = vector.dataType().width();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(size, (int) vector.length()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; i < vector.length(); i++) {
      if (vector.dataType() == DataType.DOUBLE) {
        bytes.putDouble(vector.getDouble(i));
      } else {
        bytes.putFloat(vector.getFloat(i));
      }
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
