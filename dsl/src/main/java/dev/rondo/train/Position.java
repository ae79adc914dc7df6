package dev.rondo.train;

import dev.rondo.engine.NetworkState;
import dev.rondo.output.EpochRow;
import dev.rondo.output.SampleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a training run stands: all that is needed to go on as if it had never stopped. */
final class Position {

  private final Updater updater;
  private final List<Double> losses = new ArrayList<>();
  private History history = new History(List.of());

  /** The epoch being run, from 1. */
  int epoch = 1;

  /** How many batches of it are done. */
  int batch;

  /** Sums over the batches of this epoch. */
  double lossSum;

  double lossWeight;
  double normSum;
  double lastNorm = Double.NaN;
  double lastRate = Double.NaN;
  long epochNanos;
  long totalNanos;
  long sequences;

  /** The state in which the streams go on with the epoch's next batch; empty at its start. */
  Optional<NetworkState> carried = Optional.empty();

  /** The largest gradient norm of the run and the batch it came in. */
  double largestNorm;

  String largestNormAt = "none yet";

  private double bestLoss = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private int patienceFrom;
  private Optional<INDArray> bestParameters = Optional.empty();

  /** The parameters to go on from, once the best ones have taken their place in the network. */
  private Optional<INDArray> lastParameters = Optional.empty();

  Position(Updater updater) {
    this.updater = updater;
  }

  Updater updater() {
    return updater;
  }

  History history() {
    return history;
  }

  /** The deciding loss of each finished epoch; a view, as every batch asks for it. */
  List<Double> losses() {
    return Collections.unmodifiableList(losses);
  }

  double trainLoss() {
    return lossWeight == 0 ? Double.NaN : lossSum / lossWeight;
  }

  /** Ends the epoch and keeps the parameters if its validation loss is the best so far. */
  void endEpoch(EpochRow row, INDArray parameters) {
    history = history.with(row);
    losses.add(row.decidingLoss());
    if (row.validationLoss().isPresent() && row.decidingLoss() < bestLoss) {
      bestLoss = row.decidingLoss();
      bestEpoch = row.epoch();
      bestParameters = Optional.of(parameters.dup());
    }
    epoch++;
    batch = 0;
    carried = Optional.empty();
    lossSum = 0;
    lossWeight = 0;
    normSum = 0;
    epochNanos = 0;
  }

  /** Keeps what the model wrote at the end of the epoch before this one. */
  void keep(SampleText sample) {
    history = history.with(sample);
  }

  /** Counts patience from here on. */
  void startPatience() {
    patienceFrom = epoch - 1;
  }

  /** How many epochs have passed since the best one or since patience started to count. */
  int epochsWithoutProgress() {
    return bestEpoch == 0 ? 0 : epoch - 1 - Math.max(bestEpoch, patienceFrom);
  }

  /** Whether an epoch's parameters are kept as the best so far. */
  boolean hasBest() {
    return bestParameters.isPresent();
  }

  int patienceFrom() {
    return patienceFrom;
  }

  /** The parameters to go on from, given those that are in the network. */
  INDArray last(INDArray parameters) {
    return lastParameters.orElse(parameters);
  }

  /** The parameters that the network has when training ends here: the best, else the last. */
  INDArray kept(INDArray parameters) {
    return bestParameters.orElse(last(parameters));
  }

  /**
   * Stands where another position stood between two trainings.
   *
   * @param last the parameters to go on from
   * @param best those of the best epoch, if the history has one
   */
  void restore(History past, int patienceSince, INDArray last, INDArray best) {
    history = past;
    losses.addAll(past.losses());
    patienceFrom = patienceSince;
    lastParameters = Optional.of(last.dup());
    past.bestEpoch()
        .ifPresent(
            number -> {
              bestEpoch = number;
              bestLoss = past.epochs().get(number - 1).decidingLoss();
              bestParameters = Optional.of(best.dup());
            });
  }

  /** Puts the best parameters into the network and remembers where to go on. */
  void settle(INDArray parameters) {
    lastParameters = Optional.of(parameters.dup());
    bestParameters.ifPresent(parameters::assign);
  }

  /** Puts the parameters to go on from back into the network. */
  void unsettle(INDArray parameters) {
    lastParameters.ifPresent(parameters::assign);
    lastParameters = Optional.empty();
  }

  Duration elapsed() {
    return Duration.ofNanos(totalNanos);
  }
}
