package dev.rondo.bench;

/**
 * What one contender needs for one task.
 *
 * @param contender its name
 * @param peer whether it is another library
 * @param task the work
 * @param milliseconds the median over the turns of the shortest time in each
 */
record Measurement(String contender, boolean peer, Task task, double milliseconds) {

  double gflops() {
    return task.gflops(milliseconds);
  }
}
