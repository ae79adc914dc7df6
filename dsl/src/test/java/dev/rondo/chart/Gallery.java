package dev.rondo.chart;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Writes one picture of each kind into the folder named as its argument, to be looked at. */
final class Gallery {

  private Gallery() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    losses(57).picture().save(folder.resolve("losses.png")).save(folder.resolve("losses.svg"));
    losses(1).picture().save(folder.resolve("losses-one.png"));
  }

  static LossPicture losses(int epochs) {
    Random random = new Random(7);
    double[] train = new double[epochs];
    double[] validation = new double[epochs];
    for (int i = 0; i < epochs; i++) {
      train[i] = 0.9 * Math.exp(-i / 14.0) + 0.004 + 0.002 * random.nextDouble();
      validation[i] =
          0.95 * Math.exp(-i / 13.0)
              + 0.012
              + 0.0009 * Math.max(0, i - 40)
              + 0.006 * random.nextDouble();
    }
    return new LossPicture(
        Line.of("training", train),
        Optional.of(Line.of("validation", validation)),
        OptionalInt.empty(),
        "mean squared error");
  }
}
