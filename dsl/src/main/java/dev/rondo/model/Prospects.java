package dev.rondo.model;

import dev.rondo.data.Origin;
import dev.rondo.data.PreparedSeries;
import java.util.ArrayList;
import java.util.List;

/** Prospects made from what lies ahead of some origins, and found by name. */
final class Prospects {

  private Prospects() {}

  /**
   * One prospect an origin and target.
   *
   * @param origins the first row that each is for, in its series with all rows
   * @param fitted how many rows of that series the network was fitted on
   * @param ahead {@code [origin][target]}
   */
  static List<Prospect> of(
      PreparedSeries data, List<Origin> origins, int[] fitted, Ahead[][] ahead) {
    List<Prospect> found = new ArrayList<>();
    for (int s = 0; s < origins.size(); s++) {
      for (int t = 0; t < data.targets().size(); t++) {
        found.add(
            new Prospect(
                origins.get(s).timeline(),
                t,
                data.targets().get(t),
                origins.get(s).row(),
                fitted[s],
                ahead[s][t],
                data.quantiles()));
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
