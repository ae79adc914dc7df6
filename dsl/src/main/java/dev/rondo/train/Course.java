package dev.rondo.train;

import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * In which order an epoch takes the training examples, and how many at a time: shuffled and grouped
 * as the examples ask, or, where they are the windows of streams, as they come.
 */
record Course(Examples examples, TrainingPlan plan, DataType precision) {

  /** Whether each batch goes on from the state in which the one before ended. */
  boolean carriesState() {
    return examples.streams() > 0;
  }

  /** How many batches an epoch has. */
  int batches() {
    return (int) ((examples.size() + atOnce() - 1L) / atOnce());
  }

  private int atOnce() {
    return carriesState() ? examples.streams() : plan.batch();
  }

  /** The examples in the order of an epoch, which is numbered from 1. */
  int[] order(int epoch) {
    if (carriesState()) {
      return IntStream.range(0, examples.size()).toArray();
    }
    CounterRandom random = CounterRandom.keyed(plan.seed(), Purpose.SHUFFLE, epoch);
    return examples.grouped(random.permutation(examples.size()), plan.batch());
  }

  /** A batch of an epoch, which is numbered from 0. */
  Batch batch(int[] order, int number) {
    int from = number * atOnce();
    int to = Math.min(order.length, from + atOnce());
    return examples.batch(Arrays.copyOfRange(order, from, to), precision);
  }
}
