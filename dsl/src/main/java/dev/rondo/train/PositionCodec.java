package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a run stands as a tree, and back; its parameters and the updater's memory are tensors. */
final class PositionCodec {

  private static final String STREAMS = "streams";

  private PositionCodec() {}

  static Map<String, Object> write(Position at) {
    Tree tree =
        Tree.of("epoch", at.epoch)
            .and("batch", at.batch)
            .and("lossSum", at.lossSum)
            .and("lossWeight", at.lossWeight)
            .and("normSum", at.normSum)
            .and("lastNorm", at.lastNorm)
            .and("lastRate", at.lastRate)
            .and("epochNanos", at.epochNanos)
            .and("totalNanos", at.totalNanos)
            .and("sequences", at.sequences)
            .and("largestNorm", at.largestNorm)
            .and("largestNormAt", at.largestNormAt)
            .and("patienceFrom", at.patienceFrom())
            .and("steps", at.updater().steps());
    at.carried.ifPresent(state -> tree.and(STREAMS, state.layers().get(0).hidden().size(0)));
    return tree.map();
  }

  /** How many streams go on from a state in the file; zero where it holds none. */
  static int streams(Fields fields) {
    return fields.has(STREAMS) ? within(fields, STREAMS, 1, Integer.MAX_VALUE) : 0;
  }

  /**
   * Puts a position where a file says.
   *
   * @param batches how many batches an epoch has
   * @param last the parameters to go on from
   * @param best those of the best epoch, if there is one
   */
  static void read(
      Fields fields, History history, int batches, Position at, INDArray last, INDArray best) {
    fields.only(
        "epoch",
        "batch",
        "lossSum",
        "lossWeight",
        "normSum",
        "lastNorm",
        "lastRate",
        "epochNanos",
        "totalNanos",
        "sequences",
        "largestNorm",
        "largestNormAt",
        "patienceFrom",
        "steps",
        STREAMS);
    int finished = history.epochs().size();
    at.epoch = within(fields, "epoch", finished + 1, finished + 1);
    at.batch = within(fields, "batch", 0, batches);
    at.lossSum = fields.number("lossSum");
    at.lossWeight = fields.number("lossWeight");
    at.normSum = fields.number("normSum");
    at.lastNorm = fields.number("lastNorm");
    at.lastRate = fields.number("lastRate");
    at.epochNanos = notNegative(fields, "epochNanos");
    at.totalNanos = notNegative(fields, "totalNanos");
    at.sequences = notNegative(fields, "sequences");
    at.largestNorm = fields.number("largestNorm");
    at.largestNormAt = fields.text("largestNormAt");
    at.restore(history, within(fields, "patienceFrom", 0, finished), last, best);
  }

  private static int within(Fields fields, String key, int from, int to) {
    int value = fields.integer(key);
    if (value < from || value > to) {
      throw fields.refuse(
          key, "expected " + (from == to ? from : from + " to " + to) + ", got " + value);
    }
    return value;
  }

  static long notNegative(Fields fields, String key) {
    long value = fields.longInteger(key);
    if (value < 0) {
      throw fields.refuse(key, "expected 0 or more, got " + value);
    }
    return value;
  }
}
