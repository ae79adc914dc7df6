package dev.rondo.model;

import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Prospects made from a network's decoded answers, and found by name. */
final class Prospects {

  private Prospects() {}

  /**
   * One prospect a series and target.
   *
   * @param whole each series with all its rows
   * @param first the first row that each answer is for
   * @param answers {@code [series][step][target][quantile]}
   */
  static List<Prospect> of(
      PreparedSeries data,
      Outlook outlook,
      List<Timeline> whole,
      int[] first,
      double[][][][] answers) {
    List<Prospect> found = new ArrayList<>();
    for (int s = 0; s < whole.size(); s++) {
      for (int t = 0; t < data.targets().size(); t++) {
        double[][] steps = new double[answers[s].length][];
        for (int h = 0; h < steps.length; h++) {
          steps[h] = answers[s][h][t];
        }
        found.add(
            new Prospect(
                whole.get(s),
                t,
                data.targets().get(t),
                first[s],
                steps,
                data.quantiles(),
                outlook.middle()));
      }
    }
    return found;
  }

  static Prospect find(List<Prospect> prospects, String series, String target) {
    return prospects.stream()
        .filter(p -> p.key().orElse("").equals(series) && p.name().equals(target))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no forecast of target '"
                        + target
                        + "' of series '"
                        + series
                        + "'; there are "
                        + prospects.stream()
                            .map(p -> "'" + p.name() + "' of '" + p.key().orElse("") + "'")
                            .distinct()
                            .limit(10)
                            .toList()));
  }
}
