package dev.rondo.model;

import dev.rondo.data.AnswerForm;
import dev.rondo.data.Batch;
import dev.rondo.data.Inputs;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * Looks ahead from the ends of some series, any number of steps: within the trained horizon at
 * once, beyond it by going on from its own forecasts.
 */
sealed interface Outlook permits AnswerOutlook, SampledOutlook {

  /** What looks ahead for a series whose network answers as it asks. */
  static Outlook of(PreparedSeries data, Learner learner) {
    return data.form() instanceof AnswerForm.Gaussian gaussian
        ? new SampledOutlook(data, learner, gaussian)
        : new AnswerOutlook(data, learner);
  }

  /** The steps after the last row of each history, {@code [history][target]}. */
  Ahead[][] ahead(String verb, List<Timeline> histories, int steps);

  /** The same, with whatever paths it samples kept beside their quantiles. */
  default Outlook keepingPaths() {
    return this;
  }

  /** A batch of inputs alone. */
  static Batch batch(Inputs inputs) {
    return new Batch(inputs.x(), Optional.empty(), inputs.side(), inputs.x(), Optional.empty());
  }
}
