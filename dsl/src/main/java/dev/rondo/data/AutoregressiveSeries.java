package dev.rondo.data;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.chart.Picture;
import dev.rondo.model.Comparison;
import dev.rondo.model.Forecaster;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.TrainingPlan;
import java.util.List;

/**
 * A series for a network that answers at every step with the next row, and forecasts further by
 * taking its own answers as input, as DeepAR does (Salinas et al. 2020); after {@link
 * Series#gaussian} these are drawn from its distributions.
 */
public final class AutoregressiveSeries implements Renderable {

  private final Series series;

  AutoregressiveSeries(Series series, Roles roles) {
    if (roles.has(Role.PAST)) {
      String column = roles.of(Role.PAST).get(0);
      throw new IllegalArgumentException(
          "autoregressive(): past covariate '"
              + column
              + "' is unknown in the rows to forecast;"
              + " name it with .future(...) if it is known, or leave .autoregressive() out");
    }
    this.series = series;
  }

  /** The series as it was before this was asked for. */
  public Series series() {
    return series;
  }

  /**
   * Reads, checks and mends the rows and fits the transforms on those before the hold-out.
   *
   * @throws IllegalArgumentException naming the row, column or call that is wrong
   */
  public PreparedSeries prepare() {
    return series.prepareAutoregressive();
  }

  /** Draws a few windows as the network will see them, before anyone trains; shown at once. */
  public Picture show() {
    return prepare().show();
  }

  /** Binds an architecture to this series: a model that answers the next row at every step. */
  public Forecaster model(SequenceArchitecture architecture) {
    return Forecaster.of(prepare(), architecture);
  }

  /** Compares several architectures by the plan {@code epochs(100).patience(20)}. */
  public Comparison compare(SequenceArchitecture... architectures) {
    return compare(TrainingPlan.of(100).patience(20), architectures);
  }

  /** Trains several architectures by one plan and compares them with the baseline. */
  public Comparison compare(TrainingPlan plan, SequenceArchitecture... architectures) {
    return Comparison.of(prepare(), plan, List.of(architectures));
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The declaration as it was written. */
  @Override
  public String toString() {
    return series + ".autoregressive()";
  }
}
