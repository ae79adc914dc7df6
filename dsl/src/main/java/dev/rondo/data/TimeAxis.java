package dev.rondo.data;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * The times of a series' rows, counted from row 0; past the last row it goes on in equal steps.
 * Immutable.
 */
public final class TimeAxis {

  private final TimeStep step;
  private final long[] counts;

  TimeAxis(TimeStep step, long[] counts) {
    this.step = step;
    this.counts = counts.clone();
  }

  /** The time of a row as it is written in the table; rows past the end follow in equal steps. */
  public String at(int row) {
    return step.scale().text(count(row));
  }

  /** The moment at which a row begins; empty where the rows are counted by plain numbers. */
  public Optional<LocalDateTime> moment(int row) {
    return step.scale().moment(count(row));
  }

  /** How the rows are counted and how far apart they are. */
  TimeStep spacing() {
    return step;
  }

  /** The distance between two rows in words, such as "1 month". */
  public String step() {
    return step.words();
  }

  /**
   * The number of rows that make a season where the step has a usual one (12 for months), else 1.
   */
  public int season() {
    return step.season();
  }

  /**
   * The first row at or after a written time, which may lie past the last row.
   *
   * @throws IllegalArgumentException if the text is not a time of this axis' kind
   */
  public int rowAt(String time) {
    long wanted = parse(time);
    int found = Arrays.binarySearch(counts, wanted);
    if (found >= 0) {
      return found;
    }
    int place = -found - 1;
    if (place < counts.length) {
      return place;
    }
    long past = wanted - counts[counts.length - 1];
    return Math.toIntExact(counts.length - 1 + Math.floorDiv(past + step.size() - 1, step.size()));
  }

  private long parse(String time) {
    Optional<TimeForm> form = TimeForm.of(time);
    boolean plain = step.scale().unit() == TimeScale.Unit.NUMBER;
    if (form.isEmpty() || plain != (form.get() == TimeForm.NUMBER)) {
      throw new IllegalArgumentException(
          Words.cell(time) + " is not a time of this series; write it like " + at(0));
    }
    if (plain) {
      return Long.parseLong(time.strip());
    }
    LocalDateTime moment = form.get().moment(time).orElseThrow();
    long count = step.scale().count(moment);
    // a moment inside a unit (a date in a month already begun) belongs to the next row
    return step.scale().moment(count).orElseThrow().isBefore(moment) ? count + 1 : count;
  }

  private long count(int row) {
    if (row < counts.length) {
      return counts[row];
    }
    return counts[counts.length - 1] + (row - counts.length + 1L) * step.size();
  }
}
