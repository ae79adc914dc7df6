package dev.rondo.train;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.data.Batch;
import dev.rondo.engine.NetworkShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A stretch of a batch's time steps, as truncated back-propagation sees it; the state goes on from
 * one piece to the next, the gradient does not go back.
 *
 * @param batch the stretch
 * @param learn whether it has an answer to learn from; a summary's earlier pieces have none
 * @param number the piece's number, from 0
 */
record Piece(Batch batch, boolean learn, int number) {

  static List<Piece> of(Batch batch, OptionalInt truncation, NetworkShape shape) {
    int steps = batch.steps();
    if (truncation.isEmpty()) {
      return List.of(new Piece(batch, true, 0));
    }
    int length = truncation.getAsInt();
    check(batch, length, shape);
    if (steps <= length) {
      return List.of(new Piece(batch, true, 0));
    }
    if (shape.summarises()) {
      return List.of(
          new Piece(stretch(batch, 0, steps - length, false), false, 0),
          new Piece(stretch(batch, steps - length, steps, false), true, 1));
    }
    List<Piece> pieces = new ArrayList<>();
    for (int from = 0; from < steps; from += length) {
      int to = Math.min(steps, from + length);
      pieces.add(new Piece(stretch(batch, from, to, true), true, pieces.size()));
    }
    return pieces;
  }

  private static void check(Batch batch, int length, NetworkShape shape) {
    String who = "truncate(" + length + "): ";
    if (shape.architecture().layers().stream().anyMatch(BidirectionalSpec.class::isInstance)) {
      throw new IllegalArgumentException(
          who
              + shape.architecture()
              + " reads backward too and needs whole sequences; leave"
              + " truncate out or bidirectional");
    }
    if (batch.lengths().isPresent()) {
      throw new IllegalArgumentException(
          who + "expects sequences of one length, got ragged ones; leave truncate out");
    }
    if (shape.summarises() && !shape.architecture().layers().contains(SummarySpec.LAST)) {
      throw new IllegalArgumentException(
          who + shape.architecture() + " looks at every step; use last(), or leave truncate out");
    }
  }

  private static Batch stretch(Batch b, int from, int to, boolean eachStep) {
    return new Batch(
        steps(b.x(), from, to),
        Optional.empty(),
        b.side(),
        eachStep ? steps(b.target(), from, to) : b.target(),
        eachStep ? b.weight().map(w -> steps(w, from, to)) : b.weight());
  }

  private static INDArray steps(INDArray sequences, int from, int to) {
    return sequences
        .get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all())
        .dup('c'); // [N,T,W] -> [N,to-from,W]
  }
}
