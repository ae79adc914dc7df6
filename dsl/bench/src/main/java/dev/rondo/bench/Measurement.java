package dev.rondo.bench;

/**
 * What one contender needs for one task.
 *
 * @param contender its name
 * @param peer whether it is another library
 * @param task the work
 * @param milliseconds for one step, answer or character: the median over the turns of the shortest
 *     time in each
 */
record Measurement(String contender, boolean peer, Task task, double milliseconds) {

  /** Billions of operations a second. */
  double gflops() {
    return task.gflops(milliseconds);
  }

  /** The time in the unit that its work is measured in. */
  double time() {
    return task.work() == Work.GENERATE ? milliseconds * 1e3 : milliseconds;
  }

  /** That unit. */
  String unit() {
    return unit(task.work());
  }

  /** The unit that a work is measured in. */
  static String unit(Work work) {
    return work == Work.GENERATE ? "us" : "ms";
  }
}
