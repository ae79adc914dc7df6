package dev.rondo.data;

import java.util.Objects;

/**
 * From where a forecast starts.
 *
 * @param timeline the series
 * @param row the first row to forecast, up to and including {@code timeline.rows()}
 */
public record Origin(Timeline timeline, int row) {

  /** Checks that the row is in the series or right after it. */
  public Origin {
    Objects.requireNonNull(timeline, "timeline");
    if (row < 0 || row > timeline.rows()) {
      throw new IllegalArgumentException(
          "forecast from row " + row + ": the series has rows 0 to " + (timeline.rows() - 1));
    }
  }

  /** The origin right after the last row of a series. */
  public static Origin afterLast(Timeline timeline) {
    return new Origin(timeline, timeline.rows());
  }
}
