package dev.rondo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.output.Rendering;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class TrainingPlanTest {

  private static final TrainingPlan PLAN = TrainingPlan.of(10);

  static Stream<Arguments> written() {
    return Stream.of(
        arguments(PLAN, "epochs(10)"),
        arguments(PLAN.epochs(3), "epochs(3)"),
        arguments(PLAN.batch(16).patience(20), "epochs(10).batch(16).patience(20)"),
        arguments(
            PLAN.optimizer(sgd(0.1).momentum(0.9).nesterov()),
            "epochs(10).optimizer(sgd(0.1).momentum(0.9).nesterov())"),
        arguments(PLAN.optimizer(Adagrad.of(0.1)), "epochs(10).optimizer(adagrad(0.1))"),
        arguments(
            PLAN.optimizer(Adagrad.of(0.1).rateDecay(0.05).start(0.5).epsilon(0.001)),
            "epochs(10).optimizer(adagrad(0.1).rateDecay(0.05).start(0.5).epsilon(0.001))"),
        arguments(
            PLAN.optimizer(RmsProp.of(0.01).alpha(0.9).epsilon(0.00001)),
            "epochs(10).optimizer(rmsProp(0.01).alpha(0.9).epsilon(0.00001))"),
        arguments(
            PLAN.optimizer(Adam.of(0.003).betas(0.8, 0.95).epsilon(1e-6)).weightDecay(0.1),
            "epochs(10).optimizer(adam(0.003).betas(0.8, 0.95).epsilon(0.000001)"
                + ".weightDecay(0.1))"),
        arguments(
            PLAN.optimizer(AdamW.of(0.00001).weightDecay(0)),
            "epochs(10).optimizer(adamW(0.00001).weightDecay(0))"),
        arguments(PLAN.optimizer(Adam.of(0.001)), "epochs(10)"),
        arguments(
            PLAN.schedule(new Schedule.StepDown(30, 0.5)),
            "epochs(10).schedule(stepDown(30, 0.5))"),
        arguments(PLAN.schedule(new Schedule.Cosine()), "epochs(10).schedule(cosine())"),
        arguments(PLAN.schedule(new Schedule.OneCycle()), "epochs(10).schedule(oneCycle())"),
        arguments(
            PLAN.schedule(new Schedule.ReduceOnPlateau(5, 0.5)),
            "epochs(10).schedule(reduceOnPlateau(5, 0.5))"),
        arguments(PLAN.schedule(new Schedule.Constant()), "epochs(10)"),
        arguments(PLAN.clip(5), "epochs(10).clip(5)"),
        arguments(PLAN.clip(1), "epochs(10)"),
        arguments(PLAN.clipValue(0.5), "epochs(10).clipValue(0.5)"),
        arguments(PLAN.noClip(), "epochs(10).noClip()"),
        arguments(PLAN.validation(0.25), "epochs(10).validation(0.25)"),
        arguments(PLAN.validation(0), "epochs(10).validation(0)"),
        arguments(PLAN.seed(42).truncate(50), "epochs(10).seed(42).truncate(50)"),
        arguments(PLAN.loss(Losses.huber(0.5)), "epochs(10).loss(huber(0.5))"),
        arguments(PLAN.loss(Losses.quantile(0.1, 0.9)), "epochs(10).loss(quantile(0.1, 0.9))"),
        arguments(PLAN.loss(Losses.crossEntropy()), "epochs(10).loss(crossEntropy())"),
        arguments(
            PLAN.metric(metric("bias")).metric(metric("mae")),
            "epochs(10).metric(bias).metric(mae)"),
        arguments(PLAN.freeze(2, 0).batch(8), "epochs(10).batch(8).freeze(2, 0)"),
        arguments(PLAN.freeze(1).freeze(), "epochs(10)"),
        arguments(
            PLAN.sample(2, "say \"ROMEO:\"\n").quiet(),
            "epochs(10).sample(2, \"say \\\"ROMEO:\\\"\\n\").quiet()"),
        arguments(PLAN.inDouble().quiet(), "epochs(10).inDouble().quiet()"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void prints_as_it_is_written(TrainingPlan plan, String expression) {
    assertThat(plan).hasToString(expression);
    assertThat(plan.rendering()).isEqualTo(Rendering.ofText(expression));
  }

  @Test
  void is_a_value_that_its_words_leave_unchanged() {
    TrainingPlan changed = PLAN.batch(8).seed(3).quiet().clipValue(2).patience(4).inDouble();
    assertThat(PLAN).isEqualTo(TrainingPlan.of(10)).hasToString("epochs(10)");
    assertThat(changed)
        .isEqualTo(TrainingPlan.of(10).quiet().inDouble().patience(4).clipValue(2).seed(3).batch(8))
        .isNotEqualTo(PLAN);
    assertThat(PLAN.metric(metric("bias")).metrics()).isUnmodifiable();
  }

  @Test
  void has_the_usual_defaults() {
    assertThat(PLAN)
        .isEqualTo(
            new TrainingPlan(
                10,
                32,
                Adam.of(0.001),
                new Schedule.Constant(),
                new Clipping.ByNorm(1),
                OptionalInt.empty(),
                0.1,
                1,
                true,
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                DataType.FLOAT,
                List.of(),
                Optional.empty(),
                Optional.empty()));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refusal(() -> TrainingPlan.of(0), "epochs(0): expects at least 1 epoch"),
        refusal(() -> PLAN.epochs(-1), "epochs(-1): expects at least 1 epoch"),
        refusal(() -> PLAN.batch(0), "batch(0): expects at least 1 sequence"),
        refusal(() -> PLAN.patience(0), "patience(0): expects at least 1 epoch"),
        refusal(() -> PLAN.truncate(0), "truncate(0): expects at least 1 time step"),
        refusal(() -> PLAN.sample(0, "ROMEO:"), "sample(0): expects at least 1 epoch"),
        refusal(() -> PLAN.validation(1.5), "validation(1.5): expects at least 0 and below 1"),
        refusal(() -> PLAN.validation(-0.1), "validation(-0.1): expects at least 0 and below 1"),
        refusal(
            () -> PLAN.validation(Double.NaN), "validation(NaN): expects at least 0 and below 1"),
        refusal(
            () -> PLAN.patience(5).validation(0),
            "patience(5): watches a validation part, but validation(0) leaves none; write"
                + " validation(0.1) or leave patience out"),
        refusal(
            () -> PLAN.freeze(0, -1),
            "freeze(0, -1): layers are numbered from 0 in the order of the architecture"),
        refusal(() -> PLAN.freeze(1, 1), "freeze(1, 1): names a layer twice"),
        refusal(() -> PLAN.clip(-1), "clip(-1): expects a number above 0, such as 1"),
        refusal(
            () -> PLAN.clip(Double.POSITIVE_INFINITY),
            "clip(Infinity): expects a number above 0, such as 1"),
        refusal(() -> PLAN.clipValue(0), "clipValue(0): expects a number above 0, such as 0.5"),
        refusal(() -> PLAN.weightDecay(-0.1), "weightDecay(-0.1): expects 0 or more"),
        refusal(() -> Adam.of(0), "adam(0): expects a number above 0, such as 0.001"),
        refusal(() -> AdamW.of(-1), "adamW(-1): expects a number above 0, such as 0.001"),
        refusal(
            () -> RmsProp.of(Double.NaN), "rmsProp(NaN): expects a number above 0, such as 0.01"),
        refusal(() -> Adagrad.of(0), "adagrad(0): expects a number above 0, such as 0.01"),
        refusal(() -> Adagrad.of(1).rateDecay(-1), "rateDecay(-1): expects 0 or more"),
        refusal(() -> Adagrad.of(1).start(-0.5), "start(-0.5): expects 0 or more"),
        refusal(
            () -> Adagrad.of(1).epsilon(0),
            "epsilon(0): expects a number above 0, such as 0.0000000001"),
        refusal(() -> sgd(0), "sgd(0): expects a number above 0, such as 0.1"),
        refusal(() -> sgd(0.1).momentum(1), "momentum(1): expects at least 0 and below 1"),
        refusal(
            () -> sgd(0.1).nesterov(),
            "nesterov(): needs momentum; write sgd(0.1).momentum(0.9).nesterov()"),
        refusal(() -> RmsProp.of(1).alpha(1), "alpha(1): expects at least 0 and below 1"),
        refusal(() -> Adam.of(1).betas(0.9, 1), "betas(1): expects at least 0 and below 1"),
        refusal(
            () -> Adam.of(1).epsilon(0),
            "epsilon(0): expects a number above 0, such as 0.00000001"),
        refusal(() -> new Schedule.StepDown(0, 0.5), "stepDown(0): expects at least 1 epoch"),
        refusal(
            () -> new Schedule.StepDown(2, 0),
            "stepDown(0): expects a number above 0, such as 0.1"),
        refusal(
            () -> new Schedule.ReduceOnPlateau(2, 1),
            "reduceOnPlateau(2, 1): expects a factor between 0 and 1, such as 0.5"),
        refusal(
            () -> new Schedule.ReduceOnPlateau(0, 0.5),
            "reduceOnPlateau(0): expects at least 1 epoch"),
        refusal(() -> Losses.huber(0), "huber(0): expects a number above 0, such as 1"),
        refusal(
            () -> Losses.quantile(0.9, 0.1),
            "quantile(0.9, 0.1): expects rising levels between 0 and 1, such as quantile(0.1, 0.5,"
                + " 0.9)"),
        refusal(
            () -> Losses.quantile(),
            "quantile(): expects rising levels between 0 and 1, such as quantile(0.1, 0.5, 0.9)"),
        refusal(
            () -> metric("Train Loss"),
            "metric 'Train Loss': expects a name other than [epoch, train loss, validation loss,"
                + " learning rate, gradient norm, seconds]"),
        refusal(
            () -> PLAN.metric(metric("bias")).metric(metric("Bias")),
            "metric(Bias): there is one of that name already; name each differently"));
  }

  private static Arguments refusal(ThrowingCallable declaration, String message) {
    return arguments(message, declaration);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void says_what_is_wrong_as_the_user_wrote_it(String message, ThrowingCallable declaration) {
    assertThatIllegalArgumentException().isThrownBy(declaration).withMessage(message);
  }

  private static Sgd sgd(double rate) {
    return new Sgd(rate, 0, false, 0);
  }

  private static Metric metric(String name) {
    return new Metric(name, (predicted, target) -> 0.0);
  }
}
