package dev.rondo.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How sequences are shared out.
 *
 * @param training per cent of the sequences, above 0
 * @param validation per cent
 * @param test per cent
 * @param seed what the order is drawn from
 */
record SplitShares(int training, int validation, int test, long seed) {

  static final SplitShares DEFAULT = new SplitShares(80, 10, 10, 1);

  SplitShares {
    int sum = training + validation + test;
    if (training < 1 || validation < 0 || test < 0 || sum != 100) {
      throw new IllegalArgumentException(
          "split("
              + training
              + ", "
              + validation
              + ", "
              + test
              + "): shares are per cent and add up to 100 with something to train on, e.g."
              + " .split(80, 10, 10)");
    }
  }

  SplitShares withSeed(long next) {
    return new SplitShares(training, validation, test, next);
  }

  /** Which sequences are for what. */
  record Parts(int[] training, int[] validation, int[] test) {}

  /**
   * Shares out sequences so that every group is found in each part by its share. Each group has at
   * least one sequence to train on.
   *
   * @param groups the group of each sequence, all equal where there are none
   */
  Parts parts(int[] groups) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], g -> new ArrayList<>()).add(i);
    }
    SeededOrder order = new SeededOrder(seed);
    List<Integer> train = new ArrayList<>();
    List<Integer> validate = new ArrayList<>();
    List<Integer> judge = new ArrayList<>();
    // what rounding leaves over in one group is owed to the next, so that the totals come out right
    double owedValidation = 0;
    double owedTest = 0;
    for (List<Integer> group : members.values()) {
      int[] drawn = order.shuffled(group.stream().mapToInt(Integer::intValue).toArray());
      double wantedTest = owedTest + drawn.length * test / 100.0;
      double wantedValidation = owedValidation + drawn.length * validation / 100.0;
      int tested = limited(wantedTest, drawn.length - 1);
      int validated = limited(wantedValidation, drawn.length - 1 - tested);
      owedTest = wantedTest - tested;
      owedValidation = wantedValidation - validated;
      for (int i = 0; i < drawn.length; i++) {
        (i < tested ? judge : i < tested + validated ? validate : train).add(drawn[i]);
      }
    }
    return new Parts(sorted(train), sorted(validate), sorted(judge));
  }

  private static int limited(double wanted, int most) {
    return Math.max(0, Math.min(most, (int) Math.round(wanted)));
  }

  private static int[] sorted(List<Integer> rows) {
    int[] sorted = rows.stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
