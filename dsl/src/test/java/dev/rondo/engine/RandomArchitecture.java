package dev.rondo.engine;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Architectures;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.CellOptions;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.DropoutSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.layer.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws architectures of what has a fast path, and remembers what is in them. */
final class RandomArchitecture {

  private static final int MOST_UNITS = 150;

  private final CounterRandom random;

  /** Draws what comes before the other layers and leaves them as they are. */
  private final CounterRandom before;

  /** Of what the next layer sees; that of the input is not yet known. */
  private int width = 2;

  private final List<LayerSpec> layers = new ArrayList<>();
  private final Set<Feature> features = EnumSet.noneOf(Feature.class);

  RandomArchitecture(CounterRandom random, CounterRandom before) {
    this.random = random;
    this.before = before;
  }

  Set<Feature> features() {
    return features;
  }

  /**
   * Perhaps an embedding, then from one recurrent layer to three, with others between, before and
   * after a summary.
   */
  Architecture draw() {
    int recurrent = 1 + (chance(0.35) ? 1 : 0) + (chance(0.15) ? 1 : 0);
    for (int i = 0; i < recurrent; i++) {
      drawRecurrent();
      drawRows();
    }
    if (chance(0.6)) {
      layers.add(summary(one(Feature.LAST, Feature.MEAN, Feature.MAX, Feature.ATTEND)));
      drawRows();
    } else if (width > 1 && Feature.EMBED_TIED.fast() && before.nextDouble() < 0.3) {
      features.add(Feature.EMBED_TIED);
      layers.add(0, new EmbedSpec(width, true));
    }
    if (!features.contains(Feature.EMBED_TIED)
        && Feature.EMBED.fast()
        && before.nextDouble() < 0.15) {
      features.add(Feature.EMBED);
      layers.add(0, new EmbedSpec(2 + sized(before, MOST_UNITS), false));
    }
    return Architectures.of(layers);
  }

  private void drawRecurrent() {
    CellSpec cell = cell(1 + sized(MOST_UNITS));
    boolean both = Feature.BIDIRECTIONAL.fast() && chance(0.3);
    if (both) {
      features.add(Feature.BIDIRECTIONAL);
    }
    layers.add(both ? new BidirectionalSpec(cell) : cell);
    width = both ? 2 * cell.units() : cell.units();
  }

  private CellSpec cell(int units) {
    Feature kind =
        one(
            Feature.ELMAN,
            Feature.ELMAN_RELU,
            Feature.LSTM,
            Feature.LSTM_PEEPHOLES,
            Feature.GRU,
            Feature.GRU_BEFORE);
    return switch (kind) {
      case ELMAN, ELMAN_RELU ->
          new ElmanSpec(
              units,
              kind == Feature.ELMAN ? Activation.TANH : Activation.RELU,
              options(
                  normed(units),
                  Feature.ELMAN_NORM,
                  Feature.ELMAN_VARIATIONAL,
                  Feature.ELMAN_CONNECT));
      case LSTM, LSTM_PEEPHOLES ->
          new LstmSpec(
              units,
              LstmSpec.DEFAULT_FORGET_BIAS,
              kind == Feature.LSTM_PEEPHOLES,
              options(
                  normed(units),
                  Feature.LSTM_NORM,
                  Feature.LSTM_VARIATIONAL,
                  Feature.LSTM_CONNECT));
      default ->
          new GruSpec(
              units,
              kind == Feature.GRU ? Reset.AFTER : Reset.BEFORE,
              options(
                  kind == Feature.GRU && normed(units), // none of a product after the reset
                  Feature.GRU_NORM,
                  Feature.GRU_VARIATIONAL,
                  Feature.GRU_CONNECT));
    };
  }

  /**
   * Whether there is something to normalise: of two numbers their signs alone are left, and of what
   * comes from a single one as well, so that no gradient can be told from an error.
   */
  private boolean normed(int units) {
    return units > 2 && width > 1;
  }

  private CellOptions options(boolean normed, Feature norm, Feature variational, Feature connect) {
    boolean norms = normed && drawn(norm, 0.25);
    boolean masks = drawn(variational, 0.25);
    return new CellOptions(
        norms,
        masks && chance(0.7) ? 0.3 : 0,
        masks && chance(0.7) ? 0.4 : 0,
        drawn(connect, 0.25) ? 0.3 : 0,
        CellOptions.DEFAULT.initializers());
  }

  /** What stands over time and after a summary alike. */
  private void drawRows() {
    if (drawn(Feature.DROPOUT, 0.2)) {
      layers.add(new DropoutSpec(0.3));
    }
    if (chance(0.3)) {
      Feature dense = one(Feature.LINEAR, Feature.TANH, Feature.SIGMOID, Feature.RELU);
      width = 1 + sized(MOST_UNITS);
      layers.add(new DenseSpec(width, Activation.valueOf(dense.name())));
    }
  }

  private static SummarySpec summary(Feature feature) {
    return SummarySpec.valueOf(feature.name());
  }

  private boolean drawn(Feature feature, double share) {
    boolean drawn = feature.fast() && chance(share);
    if (drawn) {
      features.add(feature);
    }
    return drawn;
  }

  /** One of those that are fast. */
  private Feature one(Feature... choices) {
    List<Feature> fast = Arrays.stream(choices).filter(Feature::fast).toList();
    Feature drawn = fast.get(random.nextInt(fast.size()));
    features.add(drawn);
    return drawn;
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private int sized(int below) {
    return sized(random, below);
  }

  /** A number below a bound, small more often than large. */
  static int sized(CounterRandom random, int below) {
    int[] bounds = {Math.min(4, below), Math.min(20, below), below};
    return random.nextInt(bounds[random.nextInt(bounds.length)]);
  }
}
