package dev.rondo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a batch looks like before anyone trains: a column for each of a few windows, a row for each
 * input feature, and the target after the window in the first row. Of many windows the first four
 * are drawn, of many features the first five.
 *
 * @param samples rows of the batch, all with the same features
 * @param size how many rows the batch has in all
 * @param unit how the values are given to the network: "standardized"; may be empty
 */
public record BatchPicture(List<Sample> samples, int size, String unit) {

  private static final int MOST_WINDOWS = 4;
  private static final int MOST_FEATURES = 5;

  /** Checks that the samples are alike. */
  public BatchPicture {
    Objects.requireNonNull(unit, "unit");
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("batch: there is no window to draw");
    }
    List<String> first = names(samples.get(0));
    for (Sample sample : samples) {
      if (!names(sample).equals(first)) {
        throw new IllegalArgumentException(
            "batch: '%s' has the features %s, '%s' has %s; they must be the same"
                .formatted(sample.name(), names(sample), samples.get(0).name(), first));
      }
    }
  }

  private static List<String> names(Sample sample) {
    return sample.features().stream().map(Line::name).toList();
  }

  /** The chart. */
  public Picture picture() {
    List<Sample> shown = samples.subList(0, Math.min(MOST_WINDOWS, samples.size()));
    List<String> features = names(shown.get(0));
    int drawn = Math.min(MOST_FEATURES, features.size());
    int least = samples.stream().mapToInt(Sample::steps).min().orElse(0);
    int most = samples.stream().mapToInt(Sample::steps).max().orElse(0);
    String steps = least == most ? "" + most : least + " to " + most;
    Optional<Line> target = shown.get(0).target();
    String title =
        "A window of %s %s%s"
            .formatted(
                steps,
                most == 1 ? "step" : "steps",
                target.map(t -> " is asked for the next " + t.size()).orElse(""));
    String subtitle =
        "%d of %d windows%s; %d %s: %s%s"
            .formatted(
                shown.size(),
                size,
                unit.isEmpty() ? "" : ", " + unit,
                features.size(),
                features.size() == 1 ? "feature" : "features",
                String.join(", ", features.subList(0, drawn)),
                drawn < features.size() ? ", …" : "");
    List<Card.Row> rows = new ArrayList<>();
    for (int f = 0; f < drawn; f++) {
      List<Panel> panels = new ArrayList<>();
      for (Sample sample : shown) {
        panels.add(panel(sample, f, extent(shown, f), f + 1 == drawn));
      }
      rows.add(
          new Card.Row(
              (f == 0 ? 180 : 125) + (f + 1 == drawn ? Plane.X_LABEL : 0), List.copyOf(panels)));
    }
    String text = "batch: " + title + "\n" + subtitle;
    return new Picture(title, text, new Card(title, subtitle, List.copyOf(rows)));
  }

  /** One extent for all windows, so that they can be compared. */
  private static Extent extent(List<Sample> shown, int feature) {
    List<Line> lines = new ArrayList<>();
    for (Sample sample : shown) {
      lines.add(sample.features().get(feature));
      if (feature == 0) {
        sample.target().ifPresent(lines::add);
      }
    }
    return Extent.of(lines).roomy(0.08);
  }

  private static Plane panel(Sample sample, int feature, Extent y, boolean last) {
    Line line = sample.features().get(feature);
    int steps = sample.steps();
    int ahead = sample.target().map(Line::size).orElse(0);
    List<Layer> layers = new ArrayList<>();
    if (ahead > 0) {
      Doubles edges = Doubles.of(steps + 0.5, steps + ahead + 0.5);
      Doubles low = Doubles.of(y.low(), y.low());
      Doubles high = Doubles.of(y.high(), y.high());
      layers.add(new Layer.Band("asked for", Style.tint(Style.VERMILION, 0.12), edges, low, high));
    }
    layers.add(
        new Layer.Curve(
            "input", Style.BLUE, Key.Sign.SOLID, Doubles.counting(1, steps), line.drawn()));
    if (feature == 0 && ahead > 0) {
      Line target = sample.target().orElseThrow();
      Doubles x = Doubles.counting(steps + 1, ahead);
      layers.add(new Layer.Curve("target", Style.VERMILION, Key.Sign.SOLID, x, target.drawn()));
    }
    return new Plane(
        last ? "step" : "",
        feature == 0 ? sample.name() + ": " + line.name() : line.name(),
        Ticks.whole(1, steps + ahead, 6),
        new Extent(0.5, steps + ahead + 0.5),
        y,
        false,
        List.copyOf(layers));
  }
}
