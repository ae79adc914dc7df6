package dev.rondo.conformance;

import java.util.List;

/** Whole trainings beside PyTorch's, step by step, in double. */
final class RunComparisons {

  /** What the relative error of a loss must not be above. */
  static final double BOUND = 1e-9;

  private RunComparisons() {}

  static List<Comparison> all() {
    List<RunCase> cases = RunCase.all();
    return List.of(
        new Comparison(
            Comparison.Part.TRAINING,
            "Whole runs, LSTM and GRU under five optimizers, clipped by norm",
            cases.get(0).source(),
            cases.size(),
            "the loss at each of " + cases.get(0).losses().length + " steps",
            List.of(
                new Comparison.Figure(
                    "relative, double",
                    BOUND,
                    () ->
                        cases.stream()
                            .mapToDouble(c -> error(c, c.train()))
                            .max()
                            .orElseThrow()))));
  }

  /** The largest relative error of a training's losses. */
  static double error(RunCase training, RunCase.Trained ours) {
    double[] expected = training.losses();
    if (ours.losses().size() != expected.length) {
      throw new IllegalStateException(
          training + ": expects " + expected.length + " steps, got " + ours.losses().size());
    }
    double largest = 0;
    for (int step = 0; step < expected.length; step++) {
      double error = Math.abs(ours.losses().get(step) - expected[step]) / Math.abs(expected[step]);
      largest = Double.isNaN(error) ? Double.NaN : Math.max(largest, error);
    }
    return largest;
  }
}
