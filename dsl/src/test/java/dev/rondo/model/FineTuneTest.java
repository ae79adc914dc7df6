package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.engine.Bits;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class FineTuneTest {

  private static final TrainingPlan PLAN = Monthly.plan();

  @TempDir private Path folder;

  @Test
  void goes_on_from_the_present_weights() {
    Forecaster model = Monthly.declared().model(gru(5).last());
    model.train(PLAN);
    double[] trained = Bits.of(model.weights());
    Run run = model.fineTune(epochs(1).optimizer(adam(1e-9)).validation(0).quiet());
    double[] tuned = Bits.of(model.weights());
    assertThat(tuned).isNotEqualTo(trained);
    for (int i = 0; i < tuned.length; i++) {
      assertThat(Math.abs(tuned[i] - trained[i])).isLessThan(1e-6);
    }
    assertThat(run.model(Forecaster.class)).isSameAs(model);
  }

  @Test
  void a_frozen_layer_keeps_its_bits_while_the_head_learns() {
    Forecaster model = Monthly.declared().model(gru(5).last());
    model.train(PLAN);
    double[] before = Bits.of(model.weights());
    model.fineTune(PLAN.freeze(0));
    double[] after = Bits.of(model.weights());
    int head = after.length - (5 + 1) * 3;
    assertThat(Arrays.copyOf(after, head)).isEqualTo(Arrays.copyOf(before, head));
    assertThat(Arrays.copyOfRange(after, head, after.length))
        .isNotEqualTo(Arrays.copyOfRange(before, head, before.length));
  }

  @Test
  void a_loaded_model_learns_from_new_rows_through_the_scales_of_its_file() {
    Forecaster model = Monthly.declared().model(gru(5).last());
    model.train(PLAN);
    String file = folder.resolve("model.safetensors").toString();
    model.save(file);
    double[] values = Monthly.values(Monthly.ROWS + 12);
    Table newer = Monthly.table(Arrays.stream(values).map(v -> 3 * v).toArray());

    Forecaster loaded = load(file).forecaster(Monthly.declared(newer));
    assertThat(loaded.forecast(newer).values()).isEqualTo(model.forecast(newer).values());
    double[] before = Bits.of(loaded.weights());
    loaded.fineTune(PLAN.freeze(0));
    double[] after = Bits.of(loaded.weights());
    int head = after.length - (5 + 1) * 3;
    assertThat(Arrays.copyOf(after, head)).isEqualTo(Arrays.copyOf(before, head));
    assertThat(Arrays.copyOfRange(after, head, after.length))
        .isNotEqualTo(Arrays.copyOfRange(before, head, before.length));
    assertThat(loaded.forecast(newer).values()).isNotEqualTo(model.forecast(newer).values());
  }

  @Test
  void may_go_on_in_another_precision() {
    Forecaster model = Monthly.declared().model(gru(5).last());
    model.train(PLAN);
    double[] before = Bits.of(model.weights());
    model.fineTune(PLAN.inDouble().freeze(0));
    assertThat(Bits.of(model.weights())[0]).isEqualTo(before[0]);
  }

  @Test
  void a_plan_that_is_refused_leaves_the_model_as_it_was() {
    Forecaster model = Monthly.declared().model(gru(5).last());
    model.train(PLAN);
    double[] before = Bits.of(model.weights());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.fineTune(PLAN.freeze(4)))
        .withMessage(
            "freeze(4): there is no layer 4 in gru(5).last(); of the layers with weights, 0 is"
                + " gru(5)");
    assertThat(Bits.of(model.weights())).isEqualTo(before);
  }

  @Test
  void a_model_without_weights_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Monthly.declared().model(gru(5).last()).fineTune(PLAN))
        .withMessage("fineTune(plan): the model is not trained; call train(epochs(100)) first");
  }
}
