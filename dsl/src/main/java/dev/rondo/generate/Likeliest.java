package dev.rondo.generate;

/**
 * Hands out weights from the largest down, equals by their place: a heap that is ordered only as
 * far as it is asked.
 */
final class Likeliest {

  private final double[] weights;
  private final int[] heap;
  private int size;

  /** Of weights that may change before each {@link #begin}. */
  Likeliest(double[] weights) {
    this.weights = weights;
    heap = new int[weights.length];
  }

  void begin() {
    size = heap.length;
    for (int i = 0; i < size; i++) {
      heap[i] = i;
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  /** Goes to the next one; false where none of a weight above 0 is left. */
  boolean next() {
    if (size == 0 || weights[heap[0]] == 0) {
      return false;
    }
    int next = heap[0];
    size--;
    heap[0] = heap[size];
    heap[size] = next; // where those handed out stand, the first at the end
    sink(0);
    return true;
  }

  /** How many were handed out. */
  int taken() {
    return heap.length - size;
  }

  /** The place of the n-th that was handed out, counted from 0. */
  int place(int n) {
    return heap[heap.length - 1 - n];
  }

  double weight(int n) {
    return weights[place(n)];
  }

  private void sink(int from) {
    int moving = heap[from];
    int at = from;
    for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
      int larger = child + 1 < size && before(heap[child + 1], heap[child]) ? child + 1 : child;
      if (!before(heap[larger], moving)) {
        break;
      }
      heap[at] = heap[larger];
      at = larger;
    }
    heap[at] = moving;
  }

  private boolean before(int a, int b) {
    return weights[a] > weights[b] || (weights[a] == weights[b] && a < b);
  }
}
