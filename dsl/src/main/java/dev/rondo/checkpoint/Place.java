package dev.rondo.checkpoint;

/**
 * Where a tensor lies, as a header declares it.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last one
 */
record Place(String name, Dtype dtype, long[] shape, long begin, long end) {

  long length() {
    return end - begin;
  }

  String section() {
    return Excerpt.named("tensor", name);
  }
}
