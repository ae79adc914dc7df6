package dev.rondo.generate;

import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;

/** Draws tokens from scores, without allocating anything. */
final class TokenDraw implements Choice {

  private final Sampling how;
  private final int never;
  private final CounterRandom random;
  private final double[] weights;
  private final Likeliest likeliest;

  /**
   * A stream of draws.
   *
   * @param tokens how many tokens there are, V
   * @param never the number of the one that is never drawn; 0 if each may be
   */
  TokenDraw(Sampling how, int tokens, int never) {
    this.how = how;
    this.never = never;
    random = CounterRandom.keyed(how.seed(), Purpose.WRITING);
    weights = new double[tokens];
    likeliest = new Likeliest(weights);
  }

  @Override
  public int next(float[] scores) {
    double sum = weigh(scores);
    double u = random.nextDouble();
    if (!how.narrows()) {
      return drawn(u * sum, 0, weights.length);
    }
    likeliest.begin();
    double kept = how.topK().isPresent() ? take(how.topK().getAsInt()) : sum;
    int last = likeliest.taken() - 1;
    if (how.topP() < 1) {
      double share = how.topP() * kept;
      kept = 0;
      last = -1;
      while (kept < share && (last + 1 < likeliest.taken() || likeliest.next())) {
        last++;
        kept += likeliest.weight(last);
      }
    }
    return drawn(u * kept, likeliest.weight(last), likeliest.place(last));
  }

  /** {@code exp((s - max s) / temperature)}, and their sum. */
  private double weigh(float[] scores) {
    float most = Scores.most(scores, never);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double weight =
          i == never - 1 ? 0 : Math.exp(((double) scores[i] - most) / how.temperature());
      weights[i] = weight;
      sum += weight;
    }
    return sum;
  }

  private double take(int k) {
    double sum = 0;
    for (int i = 0; i < k && likeliest.next(); i++) {
      sum += likeliest.weight(i);
    }
    return sum;
  }

  /**
   * The token at whose weight the sum, in the order of the tokens, first passes {@code mark}; those
   * lighter than {@code least} do not count, nor those of that weight behind {@code lastPlace}.
   */
  private int drawn(double mark, double least, int lastPlace) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      double weight = weights[i];
      if (weight > least || (weight == least && weight > 0 && i <= lastPlace)) {
        sum += weight;
        last = i + 1;
        if (sum > mark) {
          return last;
        }
      }
    }
    return last; // the sum in another order may be smaller in its last digit
  }
}
