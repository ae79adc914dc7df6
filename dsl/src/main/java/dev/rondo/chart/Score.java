package dev.rondo.chart;

import java.util.Objects;

/**
 * One figure with its name.
 *
 * @param name what was scored: "lstm(32)"
 * @param value the score; one that is not finite has no bar
 */
public record Score(String name, double value) {

  /** Checks that there is a name. */
  public Score {
    Objects.requireNonNull(name, "name");
  }
}
