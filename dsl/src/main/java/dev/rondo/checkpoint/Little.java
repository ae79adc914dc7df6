package dev.rondo.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A long in 8 bytes, the lowest first. */
final class Little {

  private Little() {}

  static long read(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  static byte[] write(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}
