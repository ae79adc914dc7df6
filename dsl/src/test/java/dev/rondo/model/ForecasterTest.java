package dev.rondo.model;

import static dev.rondo.Rondo.bidirectional;
import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.metric;
import static dev.rondo.Rondo.mse;
import static dev.rondo.Rondo.quantile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Rondo;
import dev.rondo.engine.Bits;
import dev.rondo.engine.FastEngine;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.output.EpochRow;
import dev.rondo.train.Loss;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingDivergedException;
import dev.rondo.train.TrainingPlan;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class ForecasterTest {

  private static Forecaster trained() {
    return trained(Monthly.values(Monthly.ROWS), Monthly.plan());
  }

  private static Forecaster trained(double[] values, TrainingPlan plan) {
    Forecaster model = Monthly.declared(Monthly.table(values)).model(lstm(3).last());
    model.train(plan);
    return model;
  }

  @Test
  void says_what_it_is_before_and_after_training() {
    Forecaster model = Monthly.declared().model(elman(2).last());
    // 1*2 + 2*2 + 2*2 of the cell, 2*3 + 3 of the answer
    assertThat(model)
        .hasToString(
            "elman(2).last(): [batch,6,1] -> [batch,3], 19 parameters, engine "
                + FastEngine.here().name()
                + ", not trained");
    model.train(Monthly.plan());
    assertThat(model.toString())
        .endsWith("19 parameters, engine " + FastEngine.here().name() + ", trained");
    assertThat(model.weights().length()).isEqualTo(model.parameters()).isEqualTo(19);
    assertThat(model.rendering().text()).isEqualTo(model.toString());
  }

  @Test
  void past_the_horizon_it_goes_on_from_its_own_forecasts() {
    Forecaster model = trained();
    double[] first = model.forecast().values();
    double[] known = Monthly.joined(Monthly.values(Monthly.ROWS), Monthly.TRAINING, first);
    double[] second = model.forecast(Monthly.table(known)).values();

    assertThat(first).hasSize(3);
    assertThat(model.forecast(3).values()).containsExactly(first);
    assertThat(model.forecast(2).values()).containsExactly(first[0], first[1]);
    assertThat(model.forecast(5).values())
        .containsExactly(first[0], first[1], first[2], second[0], second[1]);
    assertThat(second).doesNotContain(first);
  }

  @Test
  void past_the_last_row_it_forecasts_as_from_new_data() {
    Forecaster model = trained();
    Forecast beyond = model.forecastBeyond(3);
    assertThat(beyond.values())
        .containsExactly(model.forecast(Monthly.table()).values())
        .isNotEqualTo(model.forecast().values());
    assertThat(beyond.toTable().stringColumn("time").asList())
        .containsExactly("2005-05", "2005-06", "2005-07");
    assertThat(beyond.errors()).isEmpty();
  }

  @Test
  void without_a_hold_out_it_forecasts_past_the_last_row() {
    Forecaster model = Monthly.declared().holdOut(0).model(gru(2).last());
    model.train(Monthly.plan());
    assertThat(model.forecast().values()).containsExactly(model.forecastBeyond(3).values());
    assertThat(model.forecast().seasonalNaive()).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_figures() {
    double[] values = Monthly.values(Monthly.ROWS);
    Forecaster one = trained(values, Monthly.plan().seed(7));
    Forecaster same = trained(values, Monthly.plan().seed(7));
    Forecaster other = trained(values, Monthly.plan().seed(8));
    assertThat(Bits.of(same.weights())).containsExactly(Bits.of(one.weights()));
    assertThat(same.forecast(9).values()).containsExactly(one.forecast(9).values());
    assertThat(Bits.of(other.weights())).isNotEqualTo(Bits.of(one.weights()));
  }

  @Test
  void training_again_starts_anew() {
    Forecaster model = trained();
    double[] weights = Bits.of(model.weights());
    model.train(Monthly.plan());
    assertThat(Bits.of(model.weights())).containsExactly(weights);
  }

  @Test
  void changing_every_held_out_value_changes_no_weight_but_the_scores() {
    double[] values = Monthly.values(Monthly.ROWS);
    double[] changed = values.clone();
    for (int row = Monthly.TRAINING; row < changed.length; row++) {
      changed[row] = 1000 + row * row;
    }
    Forecaster one = trained(values, Monthly.plan().validation(0.2).patience(2));
    Forecaster other = trained(changed, Monthly.plan().validation(0.2).patience(2));

    assertThat(Bits.of(other.weights())).containsExactly(Bits.of(one.weights()));
    assertThat(other.forecast(9).values()).containsExactly(one.forecast(9).values());
    assertThat(other.forecast().errors()).isNotEqualTo(one.forecast().errors());
    String from = Monthly.month(Monthly.TRAINING);
    assertThat(other.backtest(3, from).mae()).isNotEqualTo(one.backtest(3, from).mae());
  }

  @Test
  void a_refused_plan_leaves_the_trained_model_as_it_was() {
    Forecaster model = trained();
    double[] weights = Bits.of(model.weights());
    double[] forecast = model.forecast(7).values();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.train(Monthly.plan().loss(quantile(0.1, 0.5, 0.9))))
        .withMessage(
            "loss(quantile(0.1, 0.5, 0.9)): gives 3 values for each target, the series asks for 1;"
                + " declare the levels on the series with .quantiles(...)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.train(Monthly.plan().validation(0.9)))
        .withMessage(
            "window(6): before the validation part there are 4 rows; shorten the window or the"
                + " hold-out");
    assertThat(Bits.of(model.weights())).containsExactly(weights);
    assertThat(model.forecast(7).values()).containsExactly(forecast);
  }

  @Test
  void refuses_a_loss_of_other_outputs_or_levels_than_the_quantiles_declared() {
    Forecaster model = Monthly.declared().quantiles(0.1, 0.5, 0.9).model(lstm(2).last());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.train(Monthly.plan().loss(mse())))
        .withMessage(
            "loss(mse()): gives 1 value for each target, the series asks for 3; leave the loss"
                + " out, or .quantiles(...) on the series");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.train(Monthly.plan().loss(quantile(0.2, 0.5, 0.8))))
        .withMessage(
            "loss(quantile(0.2, 0.5, 0.8)): the series asks for the quantiles [0.1, 0.5, 0.9];"
                + " leave the loss out, or name the same levels in both");
    model.train(Monthly.plan().loss(quantile(0.1, 0.5, 0.9)));
    assertThat(model.forecast().values()).hasSize(3);
  }

  @Test
  void a_training_that_diverges_says_so_and_keeps_the_weights_of_before() {
    Forecaster model = Monthly.declared().model(lstm(3).last());
    Loss cliff = Rondo.loss("cliff", (p, y) -> Double.NaN, (p, y) -> 0);
    assertThatThrownBy(() -> model.train(Monthly.plan().seed(5).loss(cliff)))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessage(
            "train: epoch 1, batch 1: loss is NaN; the largest gradient norm was 0.0"
                + " (none yet). The weights of before this batch are kept. Lower the learning rate, now"
                + " 0.01, or clip harder than clip(1); if it is the first batch, look for huge or"
                + " missing numbers in the data.");
    Network start =
        new Nd4jEngine().open(new NetworkShape(lstm(3).last(), 1, 0, 3), DataType.FLOAT);
    start.initialize(5);
    assertThat(Bits.of(model.weights())).containsExactly(Bits.of(start.parameters()));
    assertThat(model.forecast().values()).doesNotContain(Double.NaN);
  }

  @Test
  void a_loss_and_a_metric_of_ones_own_are_followed() {
    Forecaster model = Monthly.declared().model(lstm(3).last());
    Loss tripled = Rondo.loss("tripled", (p, y) -> 3 * (p - y) * (p - y), (p, y) -> 6 * (p - y));
    Run run =
        model.train(
            Monthly.plan()
                .epochs(1)
                .validation(0.25)
                .loss(tripled)
                .metric(metric("answers", (p, y) -> p.length()))
                .metric(metric("squared", (p, y) -> p.squaredDistance(y) / p.length())));
    EpochRow epoch = run.history().epochs().get(0);
    // the last 10 of 40 rows hold 8 origins with three steps each
    assertThat(epoch.metrics()).containsEntry("answers", 24.0);
    assertThat(epoch.validationLoss().orElseThrow() / epoch.metrics().get("squared"))
        .isBetween(2.9999, 3.0001);
    assertThat(run.history().toTable().columnNames()).contains("answers", "squared");
    assertThat(run.plan().toString()).contains(".loss(tripled).metric(answers)");
  }

  @Test
  void refuses_to_forecast_before_it_is_trained() {
    Forecaster model = Monthly.declared().model(lstm(3).last());
    String rest = ": the model is not trained; call train(epochs(100)) first";
    assertThatIllegalStateException().isThrownBy(model::forecast).withMessage("forecast(3)" + rest);
    assertThatIllegalStateException()
        .isThrownBy(() -> model.forecastBeyond(2))
        .withMessage("forecastBeyond(2)" + rest);
    assertThatIllegalStateException()
        .isThrownBy(() -> model.forecast(Monthly.table()))
        .withMessage("forecast(newData)" + rest);
    assertThatIllegalStateException()
        .isThrownBy(() -> model.backtest(3, "2004-06"))
        .withMessage("backtest(3, \"2004-06\")" + rest);
    assertThatIllegalStateException().isThrownBy(model::weights).withMessage("weights()" + rest);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4})
  void refuses_to_look_no_step_ahead(int steps) {
    Forecaster model = trained();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(steps))
        .withMessage("forecast(" + steps + "): expects at least 1 step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecastBeyond(steps))
        .withMessage("forecastBeyond(" + steps + "): expects at least 1 step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtest(steps, "2004-06"))
        .withMessage("backtest(" + steps + ", \"2004-06\"): expects at least 1 step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtestRefitting(steps, "2004-06", Monthly.plan()))
        .withMessage(
            "backtestRefitting(" + steps + ", \"2004-06\", plan): expects at least 1 step");
  }

  @Test
  void refuses_new_data_that_it_cannot_read_like_the_old() {
    Forecaster model = trained();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(Monthly.table().removeColumns("y")))
        .withMessage("new data: there is no column 'y'; the columns are 'month'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(Monthly.table(Monthly.values(5))))
        .withMessage("new data: it has 5 rows, window(6) needs 6; add the rows before it");
    assertThat(model.forecast(Monthly.table(Monthly.values(6))).values()).hasSize(3);
  }

  @Test
  void refuses_an_architecture_that_does_not_fit_the_answers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Monthly.declared().model(embed(8).lstm(4).last()))
        .withMessage(
            "embed(8).lstm(4).last(): embed(8) gives words and characters their vectors, and these"
                + " data are numbers; leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forecaster.of(Monthly.declared().prepare(), lstm(4)))
        .withMessage(
            "lstm(4): answers at every step, the series asks for its horizon at once; end it with"
                + " last(), mean(), max() or attend()");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Forecaster.of(Monthly.declared().autoregressive().prepare(), lstm(4).last()))
        .withMessage(
            "lstm(4).last(): answers once, the series asks for the next row at every step; leave"
                + " out what sums the sequence up");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Monthly.declared().autoregressive().model(bidirectional(lstm(4))))
        .withMessage(
            "bidirectional(lstm(4)): reads the rows to come, and these are what .autoregressive()"
                + " asks for; leave bidirectional or .autoregressive() out");
  }

  @Test
  void a_run_gives_its_model_back_and_refuses_another_type() {
    Forecaster model = Monthly.declared().model(lstm(3).last());
    Run run = model.train(Monthly.plan());
    assertThat(run.model(Forecaster.class)).isSameAs(model);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.model(SequenceClassifier.class))
        .withMessage("model(SequenceClassifier.class): this run trained a Forecaster");
  }

  @Test
  void the_weights_it_hands_out_are_a_copy() {
    Forecaster model = trained();
    double[] before = Bits.of(model.weights());
    model.weights().assign(0);
    assertThat(Bits.of(model.weights())).containsExactly(before);
    assertThat(Arrays.stream(before).anyMatch(w -> w != 0)).isTrue();
  }
}
