package dev.rondo.data;

/** Which rows at the end of each series are kept for judging and never learnt from. */
sealed interface HoldOut permits HoldOut.Rows, HoldOut.From, HoldOut.Unseen {

  HoldOut NONE = new Rows(0);

  /** The first held-out row of a series with so many rows. */
  int first(TimeAxis axis, int rows);

  /**
   * The last rows.
   *
   * @param count how many, at least 0
   */
  record Rows(int count) implements HoldOut {

    public Rows {
      if (count < 0) {
        throw new IllegalArgumentException(
            "holdOut(" + count + "): a hold-out has at least 0 rows");
      }
    }

    @Override
    public int first(TimeAxis axis, int rows) {
      if (count >= rows) {
        throw new IllegalArgumentException(
            "holdOut("
                + count
                + "): the data has "
                + Words.count(rows, "row")
                + "; leave some to train on");
      }
      return rows - count;
    }
  }

  /**
   * All rows from a time on.
   *
   * @param time the time as written
   */
  record From(String time) implements HoldOut {

    @Override
    public int first(TimeAxis axis, int rows) {
      String call = "holdOutFrom(" + Words.literal(time) + ")";
      int first;
      try {
        first = axis.rowAt(time);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(call + ": " + e.getMessage(), e);
      }
      if (first == 0) {
        throw new IllegalArgumentException(
            call + ": the data begins at " + axis.at(0) + "; leave some to train on");
      }
      if (first >= rows) {
        throw new IllegalArgumentException(
            call + ": the data ends at " + axis.at(rows - 1) + "; name an earlier time");
      }
      return first;
    }
  }

  /**
   * All rows from a time on, none of a series that ended before: what was still to come then.
   *
   * @param time the time as written
   */
  record Unseen(String time) implements HoldOut {

    @Override
    public int first(TimeAxis axis, int rows) {
      int first = axis.rowAt(time);
      if (first == 0) {
        throw new IllegalArgumentException(
            "a series begins at " + axis.at(0) + " only; begin later");
      }
      return Math.min(first, rows);
    }
  }
}
