package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.corpusOf;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.load;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.metric;
import static dev.rondo.Rondo.mse;
import static dev.rondo.Rondo.quantile;
import static dev.rondo.Rondo.runs;
import static dev.rondo.Rondo.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.data.Corpus;
import dev.rondo.data.CorpusPart;
import dev.rondo.diagnose.GradientReport;
import dev.rondo.engine.Bits;
import dev.rondo.engine.NetworkState;
import dev.rondo.output.TrainingState;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import dev.rondo.train.Losses;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Everything that can be done with a model's training, done with a language model's. */
class LanguageModelTrainingTest {

  private static final TrainingPlan PLAN = Plays.plan();

  /** The small text, with other characters from a share on. */
  private static Corpus changedFrom(int percent) {
    String text = Plays.text(60);
    int from = (text.length() * percent + 99) / 100;
    StringBuilder other = new StringBuilder(text.substring(0, from));
    for (int i = from; i < text.length(); i++) {
      other.append(text.charAt((i * 31 + 7) % 200)); // none that training has not got
    }
    assertThat(other.toString()).hasSameSizeAs(text);
    return corpusOf(other.toString()).characters().split(80, 10, 10);
  }

  @Test
  void changing_every_text_kept_for_judging_changes_no_weight() {
    LanguageModel one = Plays.declared().model(gru(5));
    LanguageModel other = changedFrom(90).model(gru(5));
    one.train(PLAN.patience(1));
    other.train(PLAN.patience(1));
    assertThat(other.data().tokens(CorpusPart.TEST))
        .isNotEqualTo(one.data().tokens(CorpusPart.TEST));
    assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
  }

  @Test
  void changing_every_text_that_is_not_learned_from_changes_no_weight() {
    LanguageModel one = Plays.declared().model(gru(5));
    LanguageModel other = changedFrom(80).model(gru(5));
    Run run = one.train(PLAN.validation(0));
    other.train(PLAN.validation(0));
    assertThat(run.history().bestEpoch()).isEmpty();
    assertThat(other.data().tokens(CorpusPart.VALIDATION))
        .isNotEqualTo(one.data().tokens(CorpusPart.VALIDATION));
    assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
  }

  @Test
  void windows_are_of_fifty_tokens_where_the_plan_says_nothing() {
    LanguageModel usual = Plays.declared().model(gru(3));
    LanguageModel said = Plays.declared().model(gru(3));
    usual.train(epochs(1).batch(5).quiet());
    said.train(epochs(1).batch(5).truncate(50).quiet());
    assertThat(usual.fingerprint()).isEqualTo(said.fingerprint());
    LanguageModel shorter = Plays.declared().model(gru(3));
    shorter.train(epochs(1).batch(5).truncate(49).quiet());
    assertThat(shorter.fingerprint()).isNotEqualTo(said.fingerprint());
  }

  @Test
  void the_state_goes_on_from_window_to_window_and_starts_anew_each_epoch() {
    LanguageModel model = Plays.declared().model(lstm(8));
    model.train(PLAN.epochs(6));
    Run still = model.fineTune(epochs(2).batch(1).truncate(7).optimizer(sgd(1e-12)).quiet());
    double carried = read(model, Integer.MAX_VALUE);
    assertThat(still.history().epochs())
        .allSatisfy(epoch -> assertThat(epoch.trainLoss()).isCloseTo(carried, within(1e-5)));
    assertThat(read(model, 7)).isGreaterThan(carried + 0.01); // what forgetting would cost
  }

  /** The mean nats of the training part, forgetting all every so many tokens. */
  private static double read(LanguageModel model, int memory) {
    int[] tokens = model.data().tokens(CorpusPart.TRAINING);
    NetworkState state = model.start();
    double nats = 0;
    for (int i = 0; i + 1 < tokens.length; i++) {
      state = i % memory == 0 ? model.start() : state;
      LanguageStep step = model.step(model.data().encoding().text(tokens[i]), state);
      nats -= Math.log(step.probabilities()[tokens[i + 1] - 1]);
      state = step.state();
    }
    return nats / (tokens.length - 1);
  }

  @Test
  void metrics_and_patience_look_at_the_validation_part() {
    LanguageModel model = Plays.declared().model(gru(5));
    Run run =
        model.train(
            PLAN.epochs(30)
                .optimizer(adam(0.3))
                .patience(2)
                .metric(metric("rows", (p, y) -> p.size(0)))
                .metric(metric("tokens", (p, y) -> p.size(1)))
                .metric(metric("right", LanguageModelTrainingTest::right)));
    int validated = model.data().tokens(CorpusPart.VALIDATION).length - 1;
    assertThat(run.history().epochs())
        .allSatisfy(
            epoch -> {
              assertThat(epoch.metrics()).containsEntry("rows", (double) validated);
              assertThat(epoch.metrics()).containsEntry("tokens", 16.0);
            });
    int best = run.history().bestEpoch().orElseThrow();
    assertThat(run.history().epochs()).hasSize(best + 2).hasSizeLessThan(30);
    assertThat(run.history().epochs().get(best - 1).metrics().get("right")).isGreaterThan(0.5);
    assertThat(model.evaluateValidation().nats())
        .isEqualTo(run.history().epochs().get(best - 1).decidingLoss());
  }

  /** How often the likeliest token is the right one: {@code [rows,V]} and {@code [rows,1]}. */
  private static double right(INDArray answers, INDArray targets) {
    double right = 0;
    for (int row = 0; row < answers.rows(); row++) {
      double[] scores = answers.getRow(row).toDoubleVector();
      int best = 0;
      for (int c = 1; c < scores.length; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += best == targets.getDouble(row, 0) ? 1 : 0;
    }
    return right / answers.rows();
  }

  @Test
  void goes_on_from_the_present_weights_and_keeps_a_frozen_layer() {
    LanguageModel model = Plays.declared().model(gru(5).gru(4));
    model.train(PLAN);
    double[] before = Bits.of(model.weights());
    model.fineTune(PLAN.epochs(1).freeze(0));
    double[] after = Bits.of(model.weights());
    int first = 16 * 15 + 5 * 15 + 2 * 15;
    assertThat(Arrays.copyOf(after, first)).isEqualTo(Arrays.copyOf(before, first));
    assertThat(after).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradients_are_checked_as_they_are_trained(boolean embeds) {
    SequenceArchitecture network = embeds ? embed(4).tied().lstm(4) : lstm(4).dropout(0.3).gru(3);
    LanguageModel model = Plays.declared().model(network);
    GradientReport report = model.checkGradients(PLAN.truncate(6));
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.toTable().stringColumn("gradient by").asList())
        .contains(embeds ? "0.embed.E" : "head.W", "state 0 h", "state 0 c");
  }

  @Test
  void double_precision_gives_the_same_but_for_rounding() {
    LanguageModel single = Plays.declared().model(gru(4));
    LanguageModel fine = Plays.declared().model(gru(4));
    single.train(PLAN);
    fine.train(PLAN.inDouble());
    assertThat(fine.evaluate().nats()).isCloseTo(single.evaluate().nats(), within(1e-4));
    assertThat(fine.step("the ", fine.start()).probability("c"))
        .isCloseTo(single.step("the ", single.start()).probability("c"), within(1e-4));
  }

  @Test
  void pytorch_gets_the_module() {
    assertThat(Plays.declared().model(gru(6).dropout(0.1)).toPyTorch().toString())
        .contains("nn.GRU(16, 6", "nn.Linear(6, 16");
    assertThat(Plays.declared().model(embed(6).tied().gru(6)).toPyTorch().toString())
        .contains("nn.Embedding(17, 6");
  }

  @Test
  void tied_weights_are_one_matrix() {
    LanguageModel tied = Plays.declared().model(embed(6).tied().gru(6));
    LanguageModel loose = Plays.declared().model(embed(6).gru(6));
    assertThat(loose.parameters() - tied.parameters()).isEqualTo(16 * 6);
    Run run = tied.train(PLAN.epochs(6));
    double first = run.history().epochs().get(0).trainLoss();
    assertThat(run.history().epochs().get(5).trainLoss()).isLessThan(first / 1.5);
  }

  @Test
  @Timeout(60)
  void an_interrupted_caller_gets_the_run_back_and_it_goes_on_with_the_same_bits()
      throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    LanguageModel model = Plays.declared().model(gru(4));
    Thread caller = new Thread(() -> model.train(PLAN.loss(new Waiting(5, inside, goOn))));
    caller.start();
    inside.await();
    caller.interrupt();
    while (caller.isInterrupted()) {
      Thread.onSpinWait(); // until the caller has seen it and asked the trainer to stop
    }
    goOn.countDown();
    caller.join();
    Run run =
        runs().stream()
            .filter(r -> r.plan().loss().filter(Waiting.class::isInstance).isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
    assertThat(run.history().epochs()).isEmpty();
    assertThat(run.resume().state()).isEqualTo(TrainingState.DONE);
    LanguageModel unbroken = Plays.declared().model(gru(4));
    unbroken.train(PLAN);
    assertThat(model.fingerprint()).isEqualTo(unbroken.fingerprint());
  }

  /** The cross-entropy, which waits at one of its calls. */
  private static final class Waiting implements Loss {
    private final int at;
    private final CountDownLatch inside;
    private final CountDownLatch goOn;
    private int calls;

    Waiting(int at, CountDownLatch inside, CountDownLatch goOn) {
      this.at = at;
      this.inside = inside;
      this.goOn = goOn;
    }

    @Override
    public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
      calls++;
      if (calls == at) {
        inside.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return Losses.crossEntropy().of(predicted, target, weight);
    }
  }

  @Test
  void a_run_goes_on_with_its_own_text_alone(@TempDir Path folder) {
    String file = folder.resolve("run.safetensors").toString();
    Plays.declared().model(gru(3)).train(PLAN.epochs(1)).save(file);
    for (Corpus other : new Corpus[] {changedFrom(50), Plays.declared().split(70, 20, 10)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> load(file).run(other))
          .withMessage(
              "run(data): these are not the data that the run was trained on, or they are declared"
                  + " otherwise; give the same, or train the loaded model on from its weights:"
                  + " load(path).languageModel(data).fineTune(plan)");
    }
    assertThat(load(file).run(changedFrom(90)).resume(1).state()).isEqualTo(TrainingState.DONE);
  }

  @Test
  void refuses_a_loss_that_knows_no_right_token() {
    LanguageModel model = Plays.declared().model(gru(2));
    for (Loss loss : new Loss[] {mse(), quantile(0.1, 0.9), Losses.huber(1)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.train(PLAN.loss(loss)))
          .withMessage(
              "loss("
                  + loss
                  + "): a language model gives a score for each token, and its target is the number"
                  + " of the right one; leave the loss out, or take crossEntropy()");
    }
  }

  @Test
  void refuses_patience_without_a_text_to_watch() {
    LanguageModel model = corpusOf(Plays.text(20)).split(90, 0, 10).model(gru(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.train(PLAN.patience(3)))
        .withMessage(
            "patience(3): watches a validation part, but there is none; hold some examples out or"
                + " leave patience out");
    model.train(PLAN.epochs(1));
    assertThatIllegalStateException()
        .isThrownBy(model::evaluateValidation)
        .withMessage(
            "evaluateValidation(): the validation part has 0 tokens; expected at least 2, so keep"
                + " more text with .split(90, 5, 5)");
  }

  @Test
  void refuses_a_column_for_each_of_many_words() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      text.append("word").append(i).append(' ');
    }
    Corpus many = corpusOf(text.toString()).words(2_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> many.model(lstm(64)))
        .withMessage("lstm(64): would read 1,094 words as 1,094 columns; begin with embed(64)");
    assertThat(many.model(embed(4).lstm(4)))
        .asString()
        .startsWith("embed(4).lstm(4): [batch,time,1] -> [batch,time,1094], ");
  }
}
