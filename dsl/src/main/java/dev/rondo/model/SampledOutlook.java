package dev.rondo.model;

import dev.rondo.data.AnswerForm;
import dev.rondo.data.Inputs;
import dev.rondo.data.Origin;
import dev.rondo.data.PathInputs;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import dev.rondo.engine.NetworkState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Looks ahead along paths drawn from the distributions that a network gives: each path goes on from
 * its own values, and quantiles are those of all paths in the user's units. Source: D. Salinas et
 * al., DeepAR, International Journal of Forecasting 36 (2020).
 *
 * <p>Origins are taken one by one, each in batches of its own paths alone, so that none changes a
 * bit of another's.
 */
final class SampledOutlook implements Outlook {

  /** Paths a forward pass takes at once. */
  private static final int AT_ONCE = 512;

  private final PreparedSeries data;
  private final Learner learner;
  private final AnswerForm.Gaussian form;
  private final boolean keep;

  SampledOutlook(PreparedSeries data, Learner learner, AnswerForm.Gaussian form) {
    this(data, learner, form, false);
  }

  private SampledOutlook(
      PreparedSeries data, Learner learner, AnswerForm.Gaussian form, boolean keep) {
    this.data = data;
    this.learner = learner;
    this.form = form;
    this.keep = keep;
  }

  @Override
  public Outlook keepingPaths() {
    return new SampledOutlook(data, learner, form, true);
  }

  @Override
  public Ahead[][] ahead(String verb, List<Timeline> histories, int steps) {
    return histories.stream().map(h -> ahead(verb, h, steps)).toArray(Ahead[][]::new);
  }

  private Ahead[] ahead(String verb, Timeline history, int steps) {
    Origin origin = Origin.afterLast(history);
    Inputs first = data.inputs(List.of(origin), learner.precision());
    INDArray answer = lastStep(learner.answer(verb, Outlook.batch(first), Optional.empty()));
    Optional<NetworkState> state = state();
    PathInputs inputs = data.paths(origin);
    double[][] paths = new double[form.paths()][];
    for (int from = 0; from < paths.length; from += AT_ONCE) {
      int to = Math.min(paths.length, from + AT_ONCE);
      PathDraws draws =
          new PathDraws(inputs, origin, data.targets().size(), learner.seed(), from, to);
      sample(verb, draws, answer, state, steps);
      System.arraycopy(draws.paths(), 0, paths, from, to - from);
    }
    return Arrays.stream(inputs.decode(paths, steps))
        .map(target -> Ahead.ofPaths(target, form.levels()))
        .map(ahead -> keep ? ahead : ahead.withoutPaths())
        .toArray(Ahead[]::new);
  }

  /** Draws the first rows of all paths from one answer, and goes on from there. */
  private void sample(
      String verb, PathDraws draws, INDArray first, Optional<NetworkState> start, int steps) {
    draws.add(first.repeat(0, draws.size())); // [1,O] -> [P,O]
    Optional<NetworkState> state = start.map(s -> s.repeated(draws.size()));
    while (draws.rows() < steps) {
      Inputs next = draws.next(learner.precision());
      INDArray answer = learner.answer(verb, Outlook.batch(next), state);
      state = state();
      draws.add(lastStep(answer));
    }
  }

  /** What the network goes on from; where it sees a whole window each time, nothing. */
  private Optional<NetworkState> state() {
    return data.autoregressive() ? Optional.of(learner.state()) : Optional.empty();
  }

  /** {@code [N,O]} as it is, {@code [N,T,O] -> [N,O]} */
  private static INDArray lastStep(INDArray answer) {
    return answer.rank() == 2
        ? answer
        : answer
            .get(NDArrayIndex.all(), NDArrayIndex.point(answer.size(1) - 1), NDArrayIndex.all())
            .reshape(answer.size(0), answer.size(2));
  }
}
