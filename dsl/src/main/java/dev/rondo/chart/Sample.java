package dev.rondo.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of a batch, as the network sees it.
 *
 * @param name what stands over it: "window 3", or "window 3: walk" for a labelled sequence
 * @param features the inputs, one line a feature, all of one length; first the target's own past,
 *     if it is an input
 * @param target what the network should say, if that is a line: the steps after the window
 */
public record Sample(String name, List<Line> features, Optional<Line> target) {

  /** Checks that the features are equally long. */
  public Sample {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(target, "target");
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("batch: '" + name + "' has no feature to draw");
    }
    Line first = features.get(0);
    for (Line feature : features) {
      feature.requireSize("batch", first.size(), "'" + first.name() + "' has");
    }
  }

  /** How many steps the network sees. */
  public int steps() {
    return features.get(0).size();
  }
}
