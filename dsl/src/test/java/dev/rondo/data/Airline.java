package dev.rondo.data;

import static dev.rondo.data.CalendarFeature.MONTH;

import java.nio.file.Files;
import java.nio.file.Path;

/** The airline passengers that the notebooks use. */
final class Airline {

  private Airline() {}

  static Path file() {
    Path inModule = Path.of("..", "notebooks", "data", "airline.csv");
    return Files.exists(inModule) ? inModule : Path.of("notebooks", "data", "airline.csv");
  }

  /** The declaration of the front page. */
  static Series declared() {
    return Series.read(file())
        .time("Month")
        .target("Passengers")
        .calendar(MONTH)
        .log()
        .relative()
        .standardize()
        .window(24)
        .horizon(12)
        .holdOut(24);
  }
}
