package dev.rondo.checkpoint;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A process that saves over one file again and again until it is killed. */
final class SavingChild {

  private static final int NUMBERS = 50_000;

  private SavingChild() {}

  /** Saves rounds from {@code args[1]} on to {@code args[0]} and says which it has saved. */
  public static void main(String[] args) {
    for (int round = Integer.parseInt(args[1]); ; round++) {
      file(round).write(Path.of(args[0]));
      System.out.println(round);
    }
  }

  /** What stands in the file after a round: its number, everywhere. */
  static TensorFile file(int round) {
    float[] numbers = new float[NUMBERS];
    Arrays.fill(numbers, round);
    return TensorFile.of(
        Map.of("round", Integer.toString(round)), List.of(Tensor.of("numbers", numbers, NUMBERS)));
  }
}
