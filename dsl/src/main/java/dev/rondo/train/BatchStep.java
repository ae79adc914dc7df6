package dev.rondo.train;

import dev.rondo.data.Batch;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Sums;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One batch: forward, loss, backward, clip, step; refuses a loss or gradient that is not finite.
 */
final class BatchStep {

  private final Network network;
  private final TrainingPlan plan;
  private final Loss loss;
  private final Position position;
  private final Frozen frozen;

  BatchStep(Network network, TrainingPlan plan, Loss loss, Position position) {
    this.network = network;
    this.plan = plan;
    this.loss = loss;
    this.position = position;
    this.frozen = Frozen.of(plan, network);
  }

  /** Learns from the next batch of the epoch. */
  void learn(Batch batch, int epochs, int batches) {
    Schedule.Moment now =
        new Schedule.Moment(position.epoch, position.batch + 1, batches, epochs, position.losses());
    position.lastRate = plan.optimizer().learningRate() * plan.schedule().factor(now);
    List<Piece> pieces = Piece.of(batch, plan.truncation(), network.shape());
    position.lastNorm = pieces.size() == 1 ? learn(pieces) : learnOrUndo(pieces);
    position.normSum += position.lastNorm;
    position.batch++;
  }

  /** A piece that fails takes the steps of those before it with it. */
  private double learnOrUndo(List<Piece> pieces) {
    INDArray before = network.parameters().dup();
    List<INDArray> memory = position.updater().memory().stream().map(INDArray::dup).toList();
    long steps = position.updater().steps();
    double lossSum = position.lossSum;
    double lossWeight = position.lossWeight;
    try {
      return learn(pieces);
    } catch (RuntimeException | Error failed) {
      network.parameters().assign(before);
      position.updater().restore(steps, memory);
      position.lossSum = lossSum;
      position.lossWeight = lossWeight;
      throw failed;
    }
  }

  /** Learns from each piece in turn and gives the mean norm of their gradients. */
  private double learn(List<Piece> pieces) {
    double norms = 0;
    int learned = 0;
    Optional<NetworkState> state = position.carried;
    for (Piece piece : pieces) {
      if (piece.learn()) {
        norms += learn(piece, state);
        learned++;
      } else {
        network.forward(piece.batch(), pass(piece), state);
      }
      if (piece.number() + 1 < pieces.size()) {
        state =
            Optional.of(network.state()); // a copy, made only where another piece goes on from it
      }
    }
    return norms / learned;
  }

  private double learn(Piece piece, Optional<NetworkState> state) {
    LossValue value = new Lesson(piece.batch(), pass(piece), state, loss).judge(network);
    if (!Double.isFinite(value.mean())) {
      throw TrainingDivergedException.of(plan, position, "loss is " + value.mean());
    }
    network.backward(value.meanGradient());
    INDArray gradient = network.gradients();
    frozen.hide(gradient);
    double norm = Sums.norm(gradient);
    if (!Double.isFinite(norm)) {
      throw TrainingDivergedException.of(
          plan, position, "loss is " + (float) value.mean() + " and its gradient is not finite");
    }
    if (norm > position.largestNorm) {
      position.largestNorm = norm;
      position.largestNormAt = "epoch " + position.epoch + ", batch " + (position.batch + 1);
    }
    plan.clipping().clip(gradient, norm);
    frozen.keep(
        network.parameters(),
        () -> position.updater().step(network.parameters(), gradient, position.lastRate));
    position.lossSum += value.sum();
    position.lossWeight += value.weight();
    return norm;
  }

  private Pass pass(Piece piece) {
    return Pass.training(plan.seed(), position.epoch, position.batch + 1, piece.number());
  }
}
