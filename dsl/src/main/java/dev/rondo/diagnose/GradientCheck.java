package dev.rondo.diagnose;

import dev.rondo.array.internal.RowOrder;
import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import dev.rondo.layer.StackPlan;
import dev.rondo.train.Lesson;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradients that a network's way back gives, held against differences of the loss in double:
 * for every parameter, every input but tokens and the state at the start, {@code |a - n| <= 1e-8 +
 * 1e-6 max(|a|, |n|)}, where a is the analytic gradient and n the numeric one.
 *
 * <p>A number at which the loss has a kink, as of relu, max(), mae, huber or quantile, is not
 * judged: its slopes on both sides differ by as much as the gradient is off. Where the slopes agree
 * a wrong gradient is always found.
 */
public final class GradientCheck {

  /** Examples taken from a task, spread over its training part. */
  private static final int EXAMPLES = 3;

  /** Numbers checked of each parameter, input and state where a task is given. */
  private static final int MOST = 100;

  /**
   * The spread of the random state at the start: small, but no state of zeros, which hides much.
   */
  private static final double STATE_DEVIATION = 0.1;

  private final Network network;
  private final List<Lesson> lessons;
  private final int most;
  private final long seed;
  private final Set<Integer> read;
  private final Map<String, CheckedArray> parameters = new LinkedHashMap<>();
  private final List<CheckedArray> others = new ArrayList<>();

  private GradientCheck(Network network, List<Lesson> lessons, int most, long seed) {
    if (network.precision() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "gradient check: expects a network in double, got one in " + network.precision());
    }
    this.network = network;
    this.lessons = lessons.stream().map(GradientCheck::copy).toList();
    this.most = most;
    this.seed = seed;
    read = network.shape().embeds() ? tokens() : Set.of();
  }

  private Set<Integer> tokens() {
    Set<Integer> tokens = new HashSet<>();
    for (Lesson lesson : lessons) {
      for (double token : RowOrder.doubles(lesson.batch().x())) {
        tokens.add((int) token);
      }
    }
    return tokens;
  }

  /**
   * Checks every number.
   *
   * @param network in double; its parameters are moved by little and put back
   * @param lessons what the gradients are taken of, one after the other
   */
  public static GradientReport of(Network network, List<Lesson> lessons) {
    return new GradientCheck(network, lessons, Integer.MAX_VALUE, 0).report();
  }

  /**
   * Checks a network on a few training examples of a task, as a plan trains it: with its loss, its
   * masks of dropout and its truncation, from a small random state. Of an array of more than 100
   * numbers 100 are checked.
   *
   * @param network in double; its parameters are moved by little and put back
   * @param task gives the examples, and the loss where the plan names none
   * @param plan its seed draws the masks, the state at the start and the numbers to check
   */
  public static GradientReport of(Network network, Task task, TrainingPlan plan) {
    int size = task.training().size();
    int[] rows =
        IntStream.range(0, Math.min(EXAMPLES, size))
            .map(i -> (int) ((long) i * (size - 1) / (EXAMPLES - 1)))
            .distinct()
            .toArray();
    Batch batch = task.training().batch(rows, DataType.DOUBLE);
    Loss loss = plan.loss().orElse(task.loss());
    network.forward(batch, Pass.INFERENCE, Optional.empty());
    NetworkState start = random(network.state(), plan.seed());
    List<Lesson> lessons = Lesson.of(network, batch, plan, loss, Optional.of(start));
    return new GradientCheck(network, lessons, MOST, plan.seed()).report();
  }

  private GradientReport report() {
    for (int i = 0; i < lessons.size(); i++) {
      check(lessons.get(i), lessons.size() == 1 ? "" : "piece " + (i + 1) + " ");
    }
    List<CheckedArray> all = new ArrayList<>(parameters.values());
    all.addAll(others);
    return new GradientReport(all, most, seed);
  }

  private void check(Lesson lesson, String piece) {
    LossValue value = lesson.judge(network);
    if (!Double.isFinite(value.mean())) {
      throw new IllegalStateException(
          "gradient check: the loss "
              + lesson.loss()
              + " is "
              + value.mean()
              + " with the present weights; expects a finite one");
    }
    network.backward(value.meanGradient());
    var analytic = network.inputGradients();
    INDArray gradients = network.gradients().dup();
    Differences differences =
        new Differences(() -> lesson.judge(network).mean(), value.mean(), this::chosen);

    for (Slot slot : network.layout().slots()) {
      CheckedArray checked =
          differences.check(
              slot.name(),
              List.of((long) slot.rows(), (long) slot.columns()),
              network.parameters(),
              gradients,
              slot.offset());
      parameters.merge(slot.name(), checked, CheckedArray::joined);
    }
    if (!network.shape().embeds()) { // tokens' numbers cannot be moved by little
      others.add(differences.check(piece + "x", lesson.batch().x(), analytic.x()));
    }
    List<CellState> start = lesson.start().map(NetworkState::layers).orElse(List.of());
    for (int i = 0; i < start.size(); i++) {
      CellState by = analytic.start().layers().get(i);
      String name = piece + "state " + i;
      others.add(differences.check(name + " h", start.get(i).hidden(), by.hidden()));
      if (start.get(i).memory().isPresent()) {
        INDArray memory = start.get(i).memory().get();
        others.add(differences.check(name + " c", memory, by.memory().orElseThrow()));
      }
    }
  }

  /**
   * The places of an array that are checked: all, or some that the seed draws; of an embedding, in
   * which most tokens may be none of the examples', first those that the examples hold.
   */
  private int[] chosen(String name, int length) {
    if (length <= most) {
      return IntStream.range(0, length).toArray();
    }
    int[] order =
        CounterRandom.keyed(seed, Purpose.GRADIENT_CHECK, name.hashCode()).permutation(length);
    IntPredicate first = name.equals(StackPlan.EMBEDDING) ? this::isRead : place -> true;
    return IntStream.concat(
            Arrays.stream(order).filter(first), Arrays.stream(order).filter(first.negate()))
        .limit(most)
        .sorted()
        .toArray();
  }

  /** Whether a place of an embedding belongs to a token that some example holds. */
  private boolean isRead(int place) {
    int token = place / network.shape().seenWidth();
    return read.contains(token);
  }

  /** Inputs and state are moved too, so they are copied first. */
  private static Lesson copy(Lesson lesson) {
    Batch b = lesson.batch();
    Batch batch = new Batch(b.x().dup('c'), b.lengths(), b.side(), b.target(), b.weight());
    Optional<NetworkState> start =
        lesson
            .start()
            .map(NetworkState::layers)
            .map(layers -> new NetworkState(layers.stream().map(GradientCheck::copy).toList()));
    return new Lesson(batch, lesson.pass(), start, lesson.loss());
  }

  private static CellState copy(CellState state) {
    return new CellState(state.hidden().dup('c'), state.memory().map(c -> c.dup('c')));
  }

  private static NetworkState random(NetworkState like, long seed) {
    CounterRandom random = CounterRandom.keyed(seed, Purpose.GRADIENT_CHECK);
    return new NetworkState(
        like.layers().stream()
            .map(
                s ->
                    new CellState(
                        random(random, s.hidden().shape()),
                        s.memory().map(c -> random(random, c.shape()))))
            .toList());
  }

  private static INDArray random(CounterRandom random, long... shape) {
    double[] numbers = new double[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextNormal() * STATE_DEVIATION;
    }
    return Nd4j.createFromArray(numbers).reshape('c', shape);
  }
}
