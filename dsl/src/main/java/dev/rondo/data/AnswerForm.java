package dev.rondo.data;

import java.util.List;

/** What a network is asked to say of each value to forecast. */
public sealed interface AnswerForm {

  /**
   * The levels of the quantiles that a forecast has, rising; empty where it is one value a step.
   */
  List<Double> levels();

  /** How many outputs of the network stand for each value. */
  int outputs();

  /** The value itself. */
  record Point() implements AnswerForm {

    @Override
    public List<Double> levels() {
      return List.of();
    }

    @Override
    public int outputs() {
      return 1;
    }
  }

  /**
   * Its quantiles.
   *
   * @param levels rising between 0 and 1, at least one
   */
  record Quantiles(List<Double> levels) implements AnswerForm {

    @Override
    public int outputs() {
      return levels.size();
    }
  }

  /**
   * Mean and raw deviation of a normal distribution; paths are drawn from it, and their quantiles
   * are forecast.
   *
   * @param levels of those quantiles, rising between 0 and 1
   * @param paths how many are drawn
   */
  record Gaussian(List<Double> levels, int paths) implements AnswerForm {

    static final List<Double> USUAL_LEVELS = List.of(0.1, 0.5, 0.9);
    static final int USUAL_PATHS = 500;

    @Override
    public int outputs() {
      return 2;
    }
  }
}
