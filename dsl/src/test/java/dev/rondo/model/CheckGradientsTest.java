package dev.rondo.model;

import static dev.rondo.Rondo.bidirectional;
import static dev.rondo.Rondo.cell;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.loss;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.diagnose.GradientReport;
import dev.rondo.engine.Bits;
import dev.rondo.train.TrainingPlan;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every kind of model checks its gradients as its user trains it. */
class CheckGradientsTest {

  private static final TrainingPlan PLAN = epochs(1).quiet();

  private static SequenceRegressor regressor(SummaryArchitecture network) {
    int count = 20;
    INDArray x = Nd4j.rand(DataType.FLOAT, count, 5, 2);
    int[] lengths = IntStream.range(0, count).map(n -> 2 + n % 4).toArray();
    return sequences(x, x.mean(1)).lengths(lengths).split(80, 10, 10).model(network);
  }

  @Test
  void a_forecaster_that_is_not_trained_is_checked_from_its_seed() {
    Forecaster model = Monthly.declared().model(lstm(3).last());
    GradientReport report = model.checkGradients();
    // weights, 3 windows of 6 months, and the state of 3 sequences
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.checked()).isEqualTo(model.parameters() + 3 * 6 + 2 * 3 * 3);
    assertThat(report.toTable().stringColumn("gradient by").asList())
        .endsWith("head.b", "x", "state 0 h", "state 0 c");
    assertThat(model).asString().endsWith("not trained");
    assertThat(report.toTable().print())
        .isNotEqualTo(model.checkGradients(PLAN.seed(2)).toTable().print())
        .isEqualTo(model.checkGradients(PLAN.seed(1)).toTable().print());
  }

  @Test
  void a_trained_model_is_checked_where_it_is_and_stays_there() {
    Forecaster model = Monthly.declared().model(gru(3).last());
    String before = model.checkGradients().toTable().print();
    model.train(Monthly.plan());
    double[] weights = Bits.of(model.weights());
    double[] forecast = model.forecast().values();

    GradientReport report = model.checkGradients();

    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.toTable().print()).isNotEqualTo(before);
    assertThat(Bits.of(model.weights())).containsExactly(weights);
    assertThat(model.weights().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(model.forecast().values()).containsExactly(forecast);
  }

  @Test
  void ragged_sequences_and_masks_of_dropout_are_checked_as_they_are_trained() {
    SequenceRegressor model = regressor(bidirectional(gru(3)).dropout(0.4).mean().dropout(0.3));
    GradientReport report = model.checkGradients();
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.toTable().stringColumn("gradient by").asList())
        .endsWith("x", "state 0 h", "state 1 h");
  }

  @Test
  void a_truncating_plan_is_checked_piece_by_piece() {
    Forecaster model = Monthly.declared().autoregressive().model(lstm(2));
    GradientReport report = model.checkGradients(PLAN.truncate(3));
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.toTable().stringColumn("gradient by").asList())
        .contains("0.lstm.Wh", "piece 1 x", "piece 2 state 0 c", "piece 3 x")
        .doesNotHaveDuplicates();

    SequenceRegressor ragged = regressor(lstm(2).last());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ragged.checkGradients(PLAN.truncate(2)))
        .withMessage(
            "truncate(2): expects sequences of one length, got ragged ones; leave truncate out");
  }

  @Test
  void an_own_loss_with_a_wrong_slope_is_found() {
    Forecaster model = Monthly.declared().model(lstm(3).last());
    var right = loss("own", (p, y) -> Math.pow(p - y, 2), (p, y) -> 2 * (p - y));
    var wrong = loss("own", (p, y) -> Math.pow(p - y, 2), (p, y) -> p - y);
    assertThat(model.checkGradients(PLAN.loss(right)).passed()).isTrue();

    GradientReport report = model.checkGradients(PLAN.loss(wrong));
    assertThat(report.passed()).isFalse();
    assertThat(report.wrong()).contains("0.lstm.Wx", "head.b", "x", "state 0 c");
    assertThat(report.toString())
        .startsWith("gradients: ")
        .endsWith(
            "\n  every gradient comes out 0.5 times as large as it should, and so does the slope of"
                + " the loss");
  }

  private static GradientReport ofCell(MistakenUnit.Mistake mistake) {
    MistakenUnit unit = new MistakenUnit(new MinimalGatedUnit(3), mistake);
    return Monthly.declared().model(cell(unit).last()).checkGradients();
  }

  @Test
  void a_cell_of_ones_own_is_checked_and_its_mistakes_are_found() {
    assertThat(ofCell(MistakenUnit.Mistake.NONE).passed()).isTrue();

    GradientReport twice = ofCell(MistakenUnit.Mistake.BIAS_TWICE);
    assertThat(twice.wrong()).containsExactly("0.cell.bf");
    assertThat(twice.hints())
        .containsExactly(
            "every parameter after 0.cell is right: look at its way back first",
            "0.cell.bf comes out 2 times as large as it should");

    GradientReport forgotten = ofCell(MistakenUnit.Mistake.STATE_FORGOTTEN);
    assertThat(forgotten.wrong()).contains("0.cell.Wxf", "0.cell.bn", "x", "state 0 h");
    assertThat(forgotten.hints())
        .startsWith("every parameter after 0.cell is right: look at its way back first")
        .endsWith(
            "x is right at the last step and wrong before it: look at the gradient that goes back"
                + " through the state");
  }

  @Test
  void of_a_large_model_the_seed_draws_some_numbers() {
    SequenceRegressor model = regressor(gru(8).last());
    GradientReport report = model.checkGradients(PLAN.seed(4));
    // Wx [2,24], Wh [8,24], bx and bh [1,24], head [8,2] and [1,2], x [3,5,2], h [3,8]
    assertThat(report.checked()).isEqualTo(48 + 100 + 24 + 24 + 16 + 2 + 3 * 5 * 2 + 3 * 8);
    assertThat(report.toString()).endsWith("; 100 of each larger array, drawn by seed 4");
    assertThat(report.toTable().intColumn("checked").get(1)).isEqualTo(100);
    assertThat(report.toTable().stringColumn("shape").get(1)).isEqualTo("[8,24]");
  }
}
