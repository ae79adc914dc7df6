package dev.rondo.data;

/**
 * The distance between two rows of a series.
 *
 * @param scale how times are counted
 * @param size how many counts one step is, at least 1
 */
record TimeStep(TimeScale scale, long size) {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /** The step in words: "1 month", "15 minutes". */
  String words() {
    return words(size);
  }

  /** A distance of so many counts in words. */
  String words(long counts) {
    return switch (scale.unit()) {
      case NUMBER -> Long.toString(counts);
      case QUARTER -> Words.count(counts, "quarter");
      case MONTH, DATED_MONTH -> Words.count(counts, "month");
      case DAY -> Words.count(counts, "day");
      case MILLISECOND -> clock(counts);
    };
  }

  private static String clock(long counts) {
    if (counts % DAY == 0) {
      return Words.count(counts / DAY, "day");
    }
    if (counts % HOUR == 0) {
      return Words.count(counts / HOUR, "hour");
    }
    if (counts % 60_000L == 0) {
      return Words.count(counts / 60_000L, "minute");
    }
    return counts % 1000L == 0
        ? Words.count(counts / 1000L, "second")
        : Words.count(counts, "millisecond");
  }

  /** The rows of one season where the step has a usual one, else 1. */
  int season() {
    return switch (scale.unit()) {
      case NUMBER -> 1;
      case QUARTER -> size == 1 ? 4 : 1;
      case MONTH, DATED_MONTH -> size == 1 ? 12 : size == 3 ? 4 : 1;
      case DAY -> size == 1 ? 7 : size == 7 ? 52 : 1;
      case MILLISECOND -> size == HOUR ? 24 : size == DAY ? 7 : size == 7 * DAY ? 52 : 1;
    };
  }
}
