package dev.rondo.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a chart of several trainings is drawn from: the validation loss of each, by name, the best
 * epoch of each marked. They may differ in length.
 *
 * @param runs one line a run, one value an epoch; two to eight
 * @param measure what the loss is, for the axis: "mean squared error"
 */
public record LossComparison(List<Line> runs, String measure) {

  private static final String CHART = "comparison";
  private static final int HEIGHT = 310;

  /** Runs differ at the end, where the losses are small: an early logarithm shows it. */
  private static final double LOGARITHMIC_FROM = 20;

  /** Checks that the runs can be told apart. */
  public LossComparison {
    Objects.requireNonNull(measure, "measure");
    runs = List.copyOf(runs);
    if (runs.size() < 2 || runs.size() > Style.SERIES.size()) {
      throw new IllegalArgumentException(
          "comparison: draws 2 to %d runs, not %d".formatted(Style.SERIES.size(), runs.size()));
    }
    runs.forEach(run -> run.requireFinite(CHART));
    Names.requireDistinct(CHART, runs.stream().map(Line::name).toList());
  }

  private record Best(Line run, int epoch, double loss) {
    static Best of(Line run) {
      int epoch = run.lowest();
      return new Best(run, epoch, run.values().get(epoch - 1));
    }

    @Override
    public String toString() {
      return "%s %s at epoch %d".formatted(run.name(), Figures.of(loss), epoch);
    }
  }

  /** The chart. */
  public Picture picture() {
    List<Best> ranking =
        runs.stream().map(Best::of).sorted(Comparator.comparingDouble(Best::loss)).toList();
    Best first = ranking.get(0);
    String title =
        ranking.get(1).loss() == first.loss()
            ? "%s and %s share the lowest loss"
                .formatted(first.run().name(), ranking.get(1).run().name())
            : "%s reached the lowest loss, %s"
                .formatted(first.run().name(), Figures.of(first.loss()));
    String subtitle = String.join("; ", ranking.stream().map(Best::toString).toList());
    String text = "comparison of %d runs: %s\n%s".formatted(runs.size(), title, subtitle);
    return new Picture(title, text, Card.of(title, subtitle, HEIGHT, plane()));
  }

  private Plane plane() {
    int epochs = runs.stream().mapToInt(Line::size).max().orElse(1);
    Extent y = Extent.of(runs);
    boolean logarithmic = y.spans(LOGARITHMIC_FROM);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Line run = runs.get(i);
      Doubles x = Doubles.counting(1, run.size());
      layers.add(new Layer.Curve(run.name(), Style.series(i), Key.Sign.SOLID, x, run.drawn()));
    }
    for (int i = 0; i < runs.size(); i++) {
      Best best = Best.of(runs.get(i));
      layers.add(new Layer.Named(best.epoch(), best.loss(), Style.series(i), ""));
    }
    return new Plane(
        "epoch",
        measure + (logarithmic ? " (logarithmic)" : ""),
        Ticks.whole(1, epochs, 12),
        epochs == 1 ? new Extent(0.5, 1.5) : new Extent(1, epochs),
        logarithmic ? y.roomyLogarithmic() : y.roomy(0.06),
        logarithmic,
        List.copyOf(layers));
  }
}
