package dev.rondo.checkpoint;

/** The kinds of numbers that a tensor holds, by the names that safetensors gives them. */
public enum Dtype {
  /** Floating point in 4 bytes. */
  F32(4),
  /** Floating point in 8 bytes. */
  F64(8),
  /** Whole numbers with a sign in 8 bytes. */
  I64(8);

  private final int size;

  Dtype(int size) {
    this.size = size;
  }

  /** How many bytes a number takes. */
  public int size() {
    return size;
  }
}
