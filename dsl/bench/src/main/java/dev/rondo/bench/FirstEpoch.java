package dev.rondo.bench;

import static dev.rondo.Rondo.MONTH;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.series;

import dev.rondo.data.Series;
import dev.rondo.model.Forecaster;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that trains for one epoch, as a user's first lines do, and names the engine. */
final class FirstEpoch {

  private static final Pattern ENGINE = Pattern.compile("engine ([^,]+)");

  private FirstEpoch() {}

  /**
   * Trains.
   *
   * @param arguments the path of the airline passengers
   */
  public static void main(String[] arguments) {
    Series flights =
        series(arguments[0])
            .time("Month")
            .target("Passengers")
            .calendar(MONTH)
            .log()
            .relative()
            .standardize()
            .window(24)
            .horizon(12)
            .holdOut(24);
    Forecaster model = flights.model(lstm(32).last());
    model.train(epochs(1).quiet());
    Matcher found = ENGINE.matcher(model.toString());
    System.out.println(found.find() ? found.group(1) : model);
  }
}
