package dev.rondo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a loss chart is drawn from: one value an epoch, the best epoch marked. A loss that spans
 * more than two decades gets a logarithmic axis.
 *
 * @param training the loss on the training part
 * @param validation the loss on the validation part, as long as the training loss, if there is one
 * @param best the epoch whose weights were kept, counted from 1; without it the epoch of the lowest
 *     validation (or else training) loss
 * @param measure what the loss is, for the axis: "mean squared error"
 */
public record LossPicture(
    Line training, Optional<Line> validation, OptionalInt best, String measure) {

  private static final String CHART = "losses";
  private static final int HEIGHT = 300;

  /** Checks that the lines fit together. */
  public LossPicture {
    training.requireFinite(CHART);
    Objects.requireNonNull(measure, "measure");
    int epochs = training.size();
    String beside = "'" + training.name() + "' has";
    validation.ifPresent(v -> v.requireFinite(CHART).requireSize(CHART, epochs, beside));
    best.ifPresent(epoch -> requireBest(epoch, validation.orElse(training)));
  }

  private static void requireBest(int epoch, Line judged) {
    if (epoch < 1 || epoch > judged.size()) {
      throw new IllegalArgumentException(
          "%s: the best epoch is %d, but there are epochs 1 to %d"
              .formatted(CHART, epoch, judged.size()));
    }
    if (!Line.draws(judged.values().get(epoch - 1))) {
      throw new IllegalArgumentException(
          "%s: the best epoch is %d, whose '%s' is not finite"
              .formatted(CHART, epoch, judged.name()));
    }
  }

  /** The chart. */
  public Picture picture() {
    int epochs = training.size();
    Line judged = validation.orElse(training);
    int bestEpoch = best.orElseGet(() -> judged.lowest());
    double bestLoss = judged.values().get(bestEpoch - 1);
    String which = judged.name() + " loss";
    String title = Words.capital(which) + " was lowest at epoch " + bestEpoch;
    if (best.isPresent() && judged.lowest() != bestEpoch) {
      title = "The weights of epoch " + bestEpoch + " were kept";
    }
    String figures =
        "%s %s at epoch %d%s"
            .formatted(
                Words.capital(which),
                Figures.of(bestLoss),
                bestEpoch,
                bestEpoch == epochs
                    ? ", the last"
                    : ", %s at the last of %d"
                        .formatted(Figures.of(judged.values().get(epochs - 1)), epochs));
    String text =
        "losses: %d %s, best %s at epoch %d (%s)\n%s"
            .formatted(
                epochs,
                epochs == 1 ? "epoch" : "epochs",
                Figures.of(bestLoss),
                bestEpoch,
                which,
                title);
    return new Picture(title, text, Card.of(title, figures, HEIGHT, plane(judged, bestEpoch)));
  }

  private Plane plane(Line judged, int bestEpoch) {
    int epochs = training.size();
    Doubles x = Doubles.counting(1, epochs);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Upright(bestEpoch, ""));
    layers.add(new Layer.Curve(training.name(), Style.BLUE, Key.Sign.SOLID, x, training.drawn()));
    validation.ifPresent(
        v -> layers.add(new Layer.Curve(v.name(), Style.VERMILION, Key.Sign.SOLID, x, v.drawn())));
    double bestLoss = judged.values().get(bestEpoch - 1);
    layers.add(
        new Layer.Named(
            bestEpoch,
            bestLoss,
            validation.isPresent() ? Style.VERMILION : Style.BLUE,
            "best " + Figures.of(bestLoss)));
    Extent y = Extent.of(Stream.concat(Stream.of(training), validation.stream()).toList());
    boolean logarithmic = y.spans(100);
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
