package dev.rondo.train;

import dev.rondo.data.Batch;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one gradient is taken of: a batch, or a stretch of its time steps, the state it starts from,
 * and what judges the answer.
 *
 * @param batch the examples
 * @param pass the circumstances, which decide the masks of dropout
 * @param start the state to start from, which the gradient does not go back through; empty for
 *     zeros
 * @param loss what judges the answer
 */
public record Lesson(Batch batch, Pass pass, Optional<NetworkState> start, Loss loss) {

  /** Goes forward and judges the answer; padded steps do not count. */
  public LossValue judge(Network network) {
    return loss.of(network.forward(batch, pass, start), batch.target(), Weights.of(batch));
  }

  /**
   * The lessons that a plan makes of the first batch it sees: one, or, where it truncates, one for
   * each stretch that is learned from. Each starts from the state that the network, as it now is,
   * leaves at the end of the one before.
   *
   * @param network goes forward; its parameters stay as they are
   * @param batch the examples
   * @param plan decides masks and truncation
   * @param loss what judges the answers
   * @param start the state before the first step; empty for zeros
   * @throws IllegalArgumentException if the plan truncates what cannot be truncated
   */
  public static List<Lesson> of(
      Network network, Batch batch, TrainingPlan plan, Loss loss, Optional<NetworkState> start) {
    List<Lesson> lessons = new ArrayList<>();
    Optional<NetworkState> state = start;
    for (Piece piece : Piece.of(batch, plan.truncation(), network.shape())) {
      Pass pass = Pass.training(plan.seed(), 1, 1, piece.number());
      if (piece.learn()) {
        lessons.add(new Lesson(piece.batch(), pass, state, loss));
      }
      network.forward(piece.batch(), pass, state);
      state = Optional.of(network.state());
    }
    return lessons;
  }
}
