package dev.rondo.model;

import dev.rondo.data.Batch;
import dev.rondo.data.Inputs;
import dev.rondo.data.Origin;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import dev.rondo.engine.NetworkState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Looks ahead by the values that a network answers with; of quantiles it goes on from the middle
 * one. Quantiles that cross are put in order, which never makes them worse. Source: V. Chernozhukov
 * et al., Quantile and probability curves without crossing, Econometrica 78 (2010).
 */
final class AnswerOutlook implements Outlook {

  private final PreparedSeries data;
  private final Learner learner;
  private final int middle;

  AnswerOutlook(PreparedSeries data, Learner learner) {
    this.data = data;
    this.learner = learner;
    middle = middle(data.quantiles());
  }

  @Override
  public Ahead[][] ahead(String verb, List<Timeline> histories, int steps) {
    double[][][][] answers =
        data.autoregressive()
            ? stepByStep(verb, histories, steps)
            : horizonByHorizon(verb, histories, steps);
    return Arrays.stream(answers).map(this::byTarget).toArray(Ahead[][]::new);
  }

  /** {@code [step][target][quantile] -> [target]} */
  private Ahead[] byTarget(double[][][] steps) {
    return IntStream.range(0, data.targets().size())
        .mapToObj(t -> Arrays.stream(steps).map(step -> step[t]).toArray(double[][]::new))
        .map(
            said ->
                data.quantiles().isEmpty()
                    ? Ahead.ofValues(Arrays.stream(said).mapToDouble(step -> step[0]).toArray())
                    : Ahead.ofQuantiles(said, middle))
        .toArray(Ahead[]::new);
  }

  private double[][][][] horizonByHorizon(String verb, List<Timeline> histories, int steps) {
    double[][][][] found = new double[histories.size()][steps][][];
    List<Timeline> known = histories;
    for (int done = 0; done < steps; done += data.horizon()) {
      double[][][][] next = oneHorizon(verb, known);
      int taken = Math.min(data.horizon(), steps - done);
      for (int s = 0; s < found.length; s++) {
        System.arraycopy(next[s], 0, found[s], done, taken);
      }
      if (done + taken < steps) {
        known = extended(known, next);
      }
    }
    return found;
  }

  private double[][][][] oneHorizon(String verb, List<Timeline> known) {
    List<Origin> origins = known.stream().map(Origin::afterLast).toList();
    Inputs inputs = data.inputs(origins, learner.precision());
    INDArray answer = learner.answer(verb, Outlook.batch(inputs), Optional.empty());
    return data.decode(origins, rising(answer));
  }

  private List<Timeline> extended(List<Timeline> known, double[][][][] next) {
    List<Timeline> longer = new ArrayList<>();
    for (int s = 0; s < known.size(); s++) {
      double[][] forecast =
          Arrays.stream(next[s])
              .map(step -> Arrays.stream(step).mapToDouble(q -> q[middle]).toArray())
              .toArray(double[][]::new);
      longer.add(known.get(s).extended(forecast));
    }
    return longer;
  }

  private double[][][][] stepByStep(String verb, List<Timeline> histories, int steps) {
    List<Origin> origins = histories.stream().map(Origin::afterLast).toList();
    Inputs inputs = data.inputs(origins, learner.precision());
    INDArray answers = learner.answer(verb, Outlook.batch(inputs), Optional.empty()); // [N,T,O]
    INDArray last = step(answers, data.window() - 1); // [N,T,O] -> [N,O]
    List<INDArray> found = new ArrayList<>(List.of(last));
    for (int step = 1; step < steps; step++) {
      INDArray x = data.nextInput(origins, step, middleOf(last)); // [N,1,F]
      NetworkState state = learner.state();
      INDArray answer = learner.answer(verb, Batch.of(x, x), Optional.of(state));
      last = step(answer, 0); // [N,1,O] -> [N,O]
      found.add(last);
    }
    return data.decode(origins, Nd4j.hstack(found)); // steps of [N,O] -> [N,steps*O]
  }

  private INDArray step(INDArray answers, int step) {
    return rising(
        answers
            .get(NDArrayIndex.all(), NDArrayIndex.point(step), NDArrayIndex.all())
            .reshape(answers.size(0), answers.size(2)));
  }

  /** The quantiles of each target, side by side in {@code [N, *]}, in rising order. */
  private INDArray rising(INDArray answer) {
    int quantiles = data.quantiles().size();
    if (quantiles < 2) {
      return answer.dup('c');
    }
    double[] all = answer.dup('c').reshape(answer.length()).toDoubleVector();
    for (int from = 0; from < all.length; from += quantiles) {
      Arrays.sort(all, from, from + quantiles);
    }
    return Nd4j.create(all, answer.shape(), answer.dataType());
  }

  /** The middle quantile of each target, {@code [N, targets*quantiles] -> [N, targets]}. */
  private INDArray middleOf(INDArray answer) {
    int quantiles = Math.max(1, data.quantiles().size());
    INDArray values = Nd4j.create(answer.dataType(), answer.size(0), data.targets().size());
    for (int t = 0; t < data.targets().size(); t++) {
      values.putColumn(t, answer.getColumn((long) t * quantiles + middle));
    }
    return values;
  }

  /** Which quantile stands for the forecast: the one nearest to the median. */
  private static int middle(List<Double> levels) {
    int best = 0;
    for (int q = 1; q < levels.size(); q++) {
      if (Math.abs(levels.get(q) - 0.5) < Math.abs(levels.get(best) - 0.5)) {
        best = q;
      }
    }
    return best;
  }
}
