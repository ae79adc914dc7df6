package dev.rondo.engine;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * How the fast engine in float agrees with the reference in double on a network that a number
 * draws: an answer and an end state b within {@code 1e-5 max(1, |b|)}, a gradient within 1e-4 of
 * the largest number of its array, be it a parameter's, the input's or a start state's.
 *
 * <p>Where it does not, the draw may be at fault: float itself, by the reference's equations, comes
 * no nearer than a third of what is allowed, or a kink of relu or max() is so near that weights
 * moved by a millionth turn it. Only then are weights and data drawn anew.
 *
 * @param drawn the network
 * @param answers the error of each answer and end state by its name
 * @param gradients the error of each gradient by its name
 */
record Agreement(RandomNetwork drawn, Map<String, Double> answers, Map<String, Double> gradients) {

  private static final int DRAWS = 3;
  private static final double ANSWERS = 1e-5;
  private static final double GRADIENTS = 1e-4;
  private static final Engine REFERENCE = new Nd4jEngine();

  /** On the first draw that is fair or agrees. */
  static Agreement on(int number) {
    for (int draw = 1; ; draw++) {
      RandomNetwork drawn = RandomNetwork.of(number, draw);
      Outcome truth = Outcome.of(REFERENCE, DataType.DOUBLE, drawn);
      Agreement found = of(drawn, Outcome.of(FastEngine.here(), DataType.FLOAT, drawn), truth);
      if (found.holds(1) || draw == DRAWS || isFair(drawn, truth)) {
        return found;
      }
    }
  }

  private static Agreement of(RandomNetwork drawn, Outcome ours, Outcome truth) {
    return new Agreement(drawn, ours.answerErrors(truth), ours.gradientErrors(truth));
  }

  /** Whether float itself can do it, and no kink is near. */
  private static boolean isFair(RandomNetwork drawn, Outcome truth) {
    return of(drawn, Outcome.of(REFERENCE, DataType.FLOAT, drawn), truth).holds(1 / 3.0)
        && (!drawn.hasKinks()
            || (staysWhenMoved(drawn, 1e-6, truth) && staysWhenMoved(drawn, -1e-6, truth)));
  }

  private static boolean staysWhenMoved(RandomNetwork drawn, double share, Outcome truth) {
    return of(drawn, Outcome.of(REFERENCE, DataType.DOUBLE, drawn.moved(share)), truth).holds(1);
  }

  /** Whether every error is within this share of what is allowed. */
  boolean holds(double share) {
    return largest(answers) <= share * ANSWERS && largest(gradients) <= share * GRADIENTS;
  }

  private static double largest(Map<String, Double> errors) {
    return errors.values().stream().mapToDouble(error -> error).reduce(0, Math::max);
  }

  /** The draw, to be had again by its numbers, and what is above its bound. */
  @Override
  public String toString() {
    return drawn + ": " + above(answers, ANSWERS) + above(gradients, GRADIENTS);
  }

  private static String above(Map<String, Double> errors, double bound) {
    Map<String, Double> above = new TreeMap<>(errors);
    above.values().removeIf(error -> error <= bound);
    return above.isEmpty() ? "" : above + " above " + bound + " ";
  }
}
