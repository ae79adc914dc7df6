package dev.rondo.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a chart of scores is drawn from: a bar for each model, and the baseline's score as a line
 * across them.
 *
 * @param measure what is scored, for the title: "mean absolute error"
 * @param better which end is the good one
 * @param scores one a model
 * @param baseline what a simple rule scores
 */
public record ScorePicture(String measure, Better better, List<Score> scores, Score baseline) {

  private static final String CHART = "scores";
  private static final int MOST = 30;

  /** Which scores are the good ones. */
  public enum Better {
    /** Low ones, as of errors. */
    LOWER,
    /** High ones, as of accuracies. */
    HIGHER
  }

  /** Checks that there is something to compare. */
  public ScorePicture {
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(better, "better");
    Objects.requireNonNull(baseline, "baseline");
    scores = List.copyOf(scores);
    if (scores.isEmpty() || scores.size() > MOST) {
      throw new IllegalArgumentException(
          "scores: draws 1 to %d models, not %d".formatted(MOST, scores.size()));
    }
    Names.requireDistinct(CHART, scores.stream().map(Score::name).toList());
    if (!Line.draws(baseline.value()) || scores.stream().noneMatch(s -> Line.draws(s.value()))) {
      throw new IllegalArgumentException(
          "scores: the baseline and at least one model need a finite score");
    }
  }

  /** The chart. */
  public Picture picture() {
    Score best = best();
    boolean beaten =
        better == Better.LOWER ? best.value() < baseline.value() : best.value() > baseline.value();
    String title =
        beaten
            ? "%s is best and beats %s".formatted(best.name(), baseline.name())
            : "No model beats %s".formatted(baseline.name());
    String subtitle =
        "%s, %s is better: %s %s, %s %s"
            .formatted(
                Words.capital(measure),
                better == Better.LOWER ? "lower" : "higher",
                best.name(),
                Figures.of(best.value()),
                baseline.name(),
                Figures.of(baseline.value()));
    StringBuilder text = new StringBuilder("scores: " + title + "\n" + subtitle);
    scores.forEach(
        s -> text.append("\n").append(s.name()).append(" = ").append(Figures.of(s.value())));
    int height = 34 + 30 * scores.size();
    return new Picture(
        title, text.toString(), Card.of(title, subtitle, height, new ScoreBars(this, best)));
  }

  private Score best() {
    Comparator<Score> order = Comparator.comparingDouble(Score::value);
    return scores.stream()
        .filter(s -> Line.draws(s.value()))
        .min(better == Better.LOWER ? order : order.reversed())
        .orElseThrow();
  }
}
