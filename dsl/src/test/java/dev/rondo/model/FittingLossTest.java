package dev.rondo.model;

import static dev.rondo.Rondo.gaussian;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.mse;
import static dev.rondo.Rondo.quantile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.data.Series;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A distribution is learned by a likelihood, and by no loss that asks for something else. */
class FittingLossTest {

  private static Forecaster model(Series series) {
    return series.model(lstm(2).last());
  }

  private static void refuses(Series series, Loss loss, String message) {
    Forecaster model = model(series);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.train(Monthly.plan().loss(loss)))
        .withMessage(message);
  }

  /** A likelihood of a user's own. */
  private record Twice() implements Loss {

    @Override
    public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
      LossValue once = gaussian().of(predicted, target, weight);
      return new LossValue(2 * once.sum(), once.weight(), once.gradient().mul(2));
    }

    @Override
    public int outputsPerTarget() {
      return 2;
    }
  }

  @Test
  void the_likelihood_is_the_usual_loss_of_a_distribution() {
    Forecaster usual = model(Monthly.declared().gaussian());
    Forecaster named = model(Monthly.declared().gaussian());
    usual.train(Monthly.plan());
    named.train(Monthly.plan().loss(gaussian()));
    assertThat(named.weights()).isEqualTo(usual.weights());
  }

  @Test
  void another_likelihood_of_two_outputs_is_taken() {
    Forecaster model = model(Monthly.declared().gaussian());
    model.train(Monthly.plan().loss(new Twice()));
    assertThat(model.forecast().quantile(0.9)).hasSize(3);
  }

  @Test
  void a_distribution_refuses_a_loss_of_values_or_quantiles() {
    refuses(
        Monthly.declared().gaussian(),
        mse(),
        "loss(mse()): gives 1 value for each target, the series asks for 2, mean and deviation;"
            + " leave the loss out, or .gaussian() on the series");
    refuses(
        Monthly.declared().gaussian(),
        quantile(0.1, 0.5, 0.9),
        "loss(quantile(0.1, 0.5, 0.9)): gives 3 values for each target, the series asks for 2,"
            + " mean and deviation; leave the loss out, or .gaussian() on the series");
    refuses(
        Monthly.declared().gaussian(),
        quantile(0.1, 0.9),
        "loss(quantile(0.1, 0.9)): gives quantiles, the series asks for mean and deviation; leave"
            + " the loss out, or call .quantiles(...) on the series rather than .gaussian()");
  }

  @Test
  void values_and_quantiles_refuse_the_likelihood() {
    refuses(
        Monthly.declared(),
        gaussian(),
        "loss(gaussian()): gives 2 values for each target, the series asks for 1; call .gaussian()"
            + " on the series");
    refuses(
        Monthly.declared().quantiles(0.1, 0.9),
        gaussian(),
        "loss(gaussian()): gives mean and deviation, the series asks for the quantiles [0.1, 0.9];"
            + " leave the loss out, or call .gaussian() on the series rather than"
            + " .quantiles(...)");
    refuses(
        Monthly.declared().quantiles(0.1, 0.5, 0.9),
        gaussian(),
        "loss(gaussian()): gives 2 values for each target, the series asks for 3; leave the loss"
            + " out, or .quantiles(...) on the series");
  }

  @Test
  void a_model_of_a_distribution_says_how_wide_its_answer_is() {
    assertThat(model(Monthly.declared().gaussian()).toString())
        .startsWith("lstm(2).last(): [batch,6,1] -> [batch,6], ");
    assertThat(Monthly.declared().gaussian().autoregressive().model(gru(2)).toString())
        .startsWith("gru(2): [batch,6,1] -> [batch,6,2], ");
  }
}
