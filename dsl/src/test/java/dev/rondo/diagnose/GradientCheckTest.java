package dev.rondo.diagnose;

import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.data.Batch;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import dev.rondo.train.Lesson;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.Table;

/** A wrong gradient is found, named and explained; a right one and a kink are left in peace. */
class GradientCheckTest {

  private static final int N = 2;
  private static final int T = 3;
  private static final int F = 3;
  private static final int O = 2;

  private static Network network(Architecture architecture) {
    Network network =
        new Nd4jEngine().open(new NetworkShape(architecture, F, 0, O), DataType.DOUBLE);
    network.initialize(5);
    network.parameters().addi(normal(1, network.layout().length()).muli(0.3));
    return network;
  }

  private static INDArray normal(long seed, long... shape) {
    CounterRandom random = CounterRandom.keyed(seed, Purpose.SPLIT);
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextNormal());
    }
    return array;
  }

  private static Lesson lesson(Loss loss) {
    Batch batch = Batch.of(normal(2, N, T, F), normal(3, N, O));
    return new Lesson(batch, Pass.training(7, 1, 1, 0), Optional.empty(), loss);
  }

  private static GradientReport check(Network network) {
    return GradientCheck.of(network, List.of(lesson(Losses.mse())));
  }

  private static GradientReport check(String parameter, UnaryOperator<INDArray> mistake) {
    return check(WrongNetwork.in(network(lstm(2).last()), parameter, mistake));
  }

  @Test
  void right_gradients_pass_and_everything_is_left_as_it_was() {
    Network network = network(lstm(2).last());
    Lesson lesson = lesson(Losses.mse());
    double[] weights = Bits.of(network.parameters());
    double[] x = Bits.of(lesson.batch().x());

    GradientReport report = GradientCheck.of(network, List.of(lesson));

    int numbers = network.layout().length() + N * T * F;
    assertThat(report.passed()).isTrue();
    assertThat(report.checked()).isEqualTo(numbers);
    assertThat(report.kinks()).isZero();
    assertThat(report.wrong()).isEmpty();
    assertThat(report.hints()).isEmpty();
    assertThat(report.largestError()).isBetween(1e-14, 1e-9);
    assertThat(report.largestShare()).isBetween(1e-8, 0.1);
    assertThat(report.toString())
        .matches(
            "gradients: "
                + numbers
                + " numbers checked, all within 1e-8 \\+ 1e-6 max\\(\\|a\\|,\\|n\\|\\);"
                + " largest error \\d\\.\\de-1\\d \\(\\S+\\[[\\d,]+]\\)");
    assertThat(Bits.of(network.parameters())).containsExactly(weights);
    assertThat(Bits.of(lesson.batch().x())).containsExactly(x);
  }

  @Test
  void a_row_for_each_array_shows_the_number_that_is_furthest_off() {
    Table table = check("0.lstm.Wh", g -> g.putScalar(1, 3, g.getDouble(1, 3) + 0.5)).toTable();

    assertThat(table.columnNames())
        .containsExactly(
            "gradient by",
            "shape",
            "checked",
            "largest error",
            "at",
            "analytic",
            "numeric",
            "verdict");
    assertThat(table.stringColumn("gradient by").asList())
        .containsExactly(
            "0.lstm.Wx", "0.lstm.Wh", "0.lstm.bx", "0.lstm.bh", "head.W", "head.b", "x");
    assertThat(table.stringColumn("shape").asList())
        .containsExactly("[3,8]", "[2,8]", "[1,8]", "[1,8]", "[2,2]", "[1,2]", "[2,3,3]");
    assertThat(table.intColumn("checked").asList()).containsExactly(24, 16, 8, 8, 4, 2, 18);
    assertThat(table.stringColumn("verdict").asList())
        .containsExactly("right", "1 wrong", "right", "right", "right", "right", "right");
    assertThat(table.stringColumn("at").get(1)).isEqualTo("[1,3]");
    double error = table.doubleColumn("analytic").get(1) - table.doubleColumn("numeric").get(1);
    assertThat(error).isBetween(0.5 - 1e-9, 0.5 + 1e-9);
    assertThat(table.doubleColumn("largest error").get(1)).isEqualTo(error);
  }

  @Test
  void one_wrong_number_is_named_with_both_gradients() {
    GradientReport report = check("0.lstm.Wh", g -> g.putScalar(1, 3, g.getDouble(1, 3) + 0.5));

    assertThat(report.passed()).isFalse();
    assertThat(report.wrong()).containsExactly("0.lstm.Wh");
    assertThat(report.toString())
        .matches(
            "gradients: 1 of 80 numbers are wrong, in 0\\.lstm\\.Wh; worst 0\\.lstm\\.Wh\\[1,3]: the"
                + " way back gives -?[\\d.E-]+, differences -?[\\d.E-]+; allowed is 1e-8 \\+ 1e-6"
                + " max\\(\\|a\\|,\\|n\\|\\)\n"
                + "  every parameter after 0\\.lstm is right: look at its way back first");
    assertThat(report.rendering().text()).startsWith(report + "\n").contains("1 wrong");
  }

  @Test
  void the_line_between_right_and_wrong_lies_where_it_is_said() {
    assertThat(check("head.W", g -> g.mul(1 + 0.9e-6)).passed()).isTrue();
    assertThat(check("head.W", g -> g.mul(1 + 1.2e-6)).wrong()).containsExactly("head.W");
    assertThat(check("0.lstm.bx", g -> g.add(0.9e-8)).passed()).isTrue();
    assertThat(check("0.lstm.bx", g -> g.mul(1e-30).add(3e-8)).passed()).isFalse();
  }

  @Test
  void a_factor_a_sign_and_a_gradient_that_is_missing_are_told() {
    assertThat(check("0.lstm.bh", g -> g.mul(2)).hints())
        .containsExactly(
            "every parameter after 0.lstm is right: look at its way back first",
            "0.lstm.bh comes out 2 times as large as it should");
    assertThat(check("0.lstm.Wx", g -> g.mul(1 / 3.0)).hints())
        .contains("0.lstm.Wx comes out 0.3333 times as large as it should");
    assertThat(check("0.lstm.Wx", INDArray::neg).hints()).contains("0.lstm.Wx has the wrong sign");
    assertThat(check("0.lstm.Wh", g -> g.mul(0)).hints())
        .contains("0.lstm.Wh has no gradient: all of it is 0");
  }

  @Test
  void a_transposed_gradient_is_told() {
    Network network = network(elman(2).last());
    assertThat(check(WrongNetwork.in(network, "0.elman.Wh", g -> g.transpose().dup('c'))).hints())
        .containsExactly(
            "every parameter after 0.elman is right: look at its way back first",
            "0.elman.Wh would be right if it were transposed");
  }

  @Test
  void a_state_without_its_gradient_is_told_by_the_steps_of_the_input() {
    Network network = network(gru(2).last());
    UnaryOperator<INDArray> lost =
        x -> {
          for (int n = 0; n < N; n++) {
            for (int t = 0; t < T - 1; t++) {
              for (int f = 0; f < F; f++) {
                x.putScalar(n, t, f, 0.7 * x.getDouble(n, t, f) + 0.01);
              }
            }
          }
          return x;
        };
    assertThat(check(WrongNetwork.inInput(network, lost)).hints())
        .containsExactly(
            "x is right at the last step and wrong before it: look at the gradient that goes back"
                + " through the state");
  }

  @Test
  void an_own_loss_with_a_wrong_slope_is_told() {
    Loss half = Losses.elementwise("own", (p, y) -> (p - y) * (p - y), (p, y) -> p - y);
    Loss other = Losses.elementwise("own", (p, y) -> Math.pow(p - y, 4), (p, y) -> p - y);
    Network network = network(gru(2).last());

    GradientReport off = GradientCheck.of(network, List.of(lesson(half)));
    assertThat(off.wrong()).contains("0.gru.Wx", "0.gru.Wh", "head.W", "head.b", "x");
    assertThat(off.hints())
        .containsExactly(
            "every gradient comes out 0.5 times as large as it should, and so does the slope of the"
                + " loss");
    assertThat(GradientCheck.of(network, List.of(lesson(other))).hints())
        .containsExactly("head.b depends on the slope of the loss alone: look at that first");
  }

  /** One example of zeros from a state of zeros, without biases: relu sits on its kink. */
  private static Lesson onTheKink(Network network) {
    network.layout().slots().stream()
        .filter(s -> s.name().endsWith(".bx") || s.name().endsWith(".bh"))
        .forEach(
            s -> {
              for (int i = 0; i < s.columns(); i++) {
                network.parameters().putScalar(s.offset() + i, 0);
              }
            });
    INDArray x = normal(2, N, 1, F);
    x.slice(0).assign(0);
    Batch batch = Batch.of(x, normal(3, N, O));
    return new Lesson(batch, Pass.INFERENCE, Optional.empty(), Losses.mse());
  }

  @Test
  void a_number_at_a_kink_is_counted_and_not_judged() {
    Network network = network(elman(2).activation(Activation.RELU).last());
    GradientReport report = GradientCheck.of(network, List.of(onTheKink(network)));

    // bx and bh of two units, and the three inputs that are zero
    assertThat(report.passed()).isTrue();
    assertThat(report.kinks()).isEqualTo(2 + 2 + 3);
    assertThat(report.checked()).isEqualTo(network.layout().length() + N * F - 7);
    assertThat(report.toString())
        .contains("; 7 numbers lie at a kink of the loss and are not judged");
    assertThat(report.toTable().intColumn("at a kink").asList())
        .containsExactly(0, 0, 2, 2, 0, 0, 3);
    assertThat(report.toTable().stringColumn("verdict").asList())
        .containsExactly("right", "right", "not judged", "not judged", "right", "right", "right");
  }

  @Test
  void a_kink_hides_no_gradient_that_is_wrong_on_both_sides_of_it() {
    Network network = network(elman(2).activation(Activation.RELU).last());
    Lesson lesson = onTheKink(network);

    Network far = WrongNetwork.in(network, "0.elman.bx", g -> g.add(100));
    assertThat(GradientCheck.of(far, List.of(lesson)).wrong()).containsExactly("0.elman.bx");
    Network beside = WrongNetwork.in(network, "head.W", g -> g.mul(1.001));
    GradientReport report = GradientCheck.of(beside, List.of(lesson));
    assertThat(report.wrong()).containsExactly("head.W");
    assertThat(report.kinks()).isEqualTo(7);
  }

  @Test
  void where_everything_lies_at_a_kink_nothing_has_passed() {
    Loss steep = Losses.elementwise("own", (p, y) -> Math.abs(p), (p, y) -> p > 0 ? 1 : -1);
    Network network = network(elman(1).last());
    network.parameters().assign(0);
    Batch batch = Batch.of(Nd4j.zeros(DataType.DOUBLE, 1, 1, F), Nd4j.zeros(DataType.DOUBLE, 1, O));
    Lesson lesson = new Lesson(batch, Pass.INFERENCE, Optional.empty(), steep);
    GradientReport report = GradientCheck.of(network, List.of(lesson));
    assertThat(report.kinks()).isEqualTo(O);
    assertThat(report.toTable().stringColumn("verdict").get(5)).isEqualTo("not judged");
  }

  @Test
  void a_large_loss_is_judged_by_what_rounding_leaves() {
    Network network = network(lstm(2).last());
    Batch batch = Batch.of(normal(2, N, T, F), normal(3, N, O).mul(1e5));
    Lesson lesson = new Lesson(batch, Pass.INFERENCE, Optional.empty(), Losses.mse());
    GradientReport report = GradientCheck.of(network, List.of(lesson));
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.toString()).containsPattern("all within \\d\\.\\de-03 \\+ 1e-6 max");
    Network wrong = WrongNetwork.in(network, "0.lstm.Wh", g -> g.mul(1.001));
    assertThat(GradientCheck.of(wrong, List.of(lesson)).wrong()).containsExactly("0.lstm.Wh");
  }

  @Test
  void says_what_it_cannot_check() {
    Network inFloat =
        new Nd4jEngine().open(new NetworkShape(lstm(2).last(), F, 0, O), DataType.FLOAT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check(inFloat))
        .withMessage("gradient check: expects a network in double, got one in FLOAT");
    Network lost = network(lstm(2).last());
    lost.parameters().assign(Double.NaN);
    assertThatIllegalStateException()
        .isThrownBy(() -> check(lost))
        .withMessage(
            "gradient check: the loss mse() is NaN with the present weights; expects a finite one");
  }
}
