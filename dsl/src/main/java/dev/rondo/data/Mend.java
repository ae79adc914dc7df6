package dev.rondo.data;

/** How the times of a series may be put in order. */
public enum Mend {
  /** Sort the rows by time. */
  SORT,
  /** Replace rows of equal time by one that holds their averages. */
  AVERAGE_DUPLICATES,
  /** Insert the rows that are missing between two times; their values follow {@link Missing}. */
  FILL_GAPS
}
