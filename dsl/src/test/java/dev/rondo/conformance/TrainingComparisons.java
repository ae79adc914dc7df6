package dev.rondo.conformance;

import dev.rondo.train.Adagrad;
import dev.rondo.train.Adam;
import dev.rondo.train.AdamW;
import dev.rondo.train.Clipping;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import dev.rondo.train.Losses;
import dev.rondo.train.Optimizer;
import dev.rondo.train.RmsProp;
import dev.rondo.train.Schedule;
import dev.rondo.train.Sgd;
import dev.rondo.train.Updater;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Losses, optimizers, clipping and schedules beside PyTorch's, in double. */
final class TrainingComparisons {

  static final double BOUND = 1e-12;

  private static final Map<String, Loss> LOSSES =
      byName(
          List.of(
              Losses.mse(),
              Losses.mae(),
              Losses.huber(0.7),
              Losses.crossEntropy(),
              Losses.gaussian()));

  private static final Map<String, Optimizer> OPTIMIZERS =
      byName(
          List.of(
              sgd(0.1),
              sgd(0.1).weightDecay(0.05),
              sgd(0.05).momentum(0.9),
              sgd(0.1).momentum(0.9),
              sgd(0.05).momentum(0.9).nesterov().weightDecay(0.02),
              Adagrad.of(0.1),
              Adagrad.of(0.1).rateDecay(0.05).start(0.5).epsilon(0.001).weightDecay(0.1),
              RmsProp.of(0.01),
              RmsProp.of(0.01).alpha(0.9).weightDecay(0.1),
              RmsProp.of(0.01).epsilon(0.01),
              Adam.of(0.01),
              Adam.of(0.02).betas(0.8, 0.95).epsilon(0.001).weightDecay(0.1),
              AdamW.of(0.01),
              AdamW.of(0.02).betas(0.8, 0.95).weightDecay(0.3)));

  private static final Map<String, Clipping> CLIPPINGS =
      byName(List.of(new Clipping.ByNorm(1), new Clipping.ByNorm(3), new Clipping.ByValue(0.5)));

  private static final Map<String, Schedule> SCHEDULES =
      byName(
          List.of(
              new Schedule.StepDown(3, 0.5),
              new Schedule.StepDown(1, 0.9),
              new Schedule.Cosine(),
              new Schedule.OneCycle(),
              new Schedule.ReduceOnPlateau(1, 0.5),
              new Schedule.ReduceOnPlateau(2, 0.1),
              new Schedule.ReduceOnPlateau(3, 0.3)));

  private TrainingComparisons() {}

  static List<Comparison> all() {
    return List.of(
        comparison(
            "Losses",
            losses(),
            "the loss and its gradient, plain and weighted",
            TrainingComparisons::lossError),
        comparison(
            "Optimizers, with weight decay and clipping",
            optimizers(),
            "the parameters after each of 20 steps",
            TrainingComparisons::optimizerError),
        comparison(
            "Schedules",
            schedules(),
            "the factor of the learning rate at every step",
            TrainingComparisons::scheduleError));
  }

  private static Comparison comparison(
      String name, List<Vectors> cases, String what, ToDoubleFunction<Vectors> error) {
    return new Comparison(
        Comparison.Part.TRAINING,
        name,
        "PyTorch 2.15.0",
        cases.size(),
        what,
        List.of(
            new Comparison.Figure(
                "double", BOUND, () -> cases.stream().mapToDouble(error).max().orElseThrow())));
  }

  static List<Vectors> losses() {
    return Stream.of("losses.txt", "gaussian.txt")
        .map(Vectors::read)
        .flatMap(List::stream)
        .toList();
  }

  static double lossError(Vectors v) {
    Optional<INDArray> weight = v.has("weight") ? Optional.of(v.get("weight")) : Optional.empty();
    LossValue ours = LOSSES.get(v.name()).of(v.get("predicted"), v.get("target"), weight);
    double value = Math.abs(ours.mean() - v.numbers("value")[0]);
    return Math.max(value, v.error("gradient", ours.meanGradient()));
  }

  /** The cases of optimizers; the first one of the file holds what all share. */
  static List<Vectors> optimizers() {
    return Vectors.read("optimizers.txt").stream().filter(v -> v.has("after")).toList();
  }

  static double optimizerError(Vectors v) {
    Vectors same = Vectors.read("optimizers.txt").get(0);
    String[] words = v.name().split("(?<=\\)) ");
    Optimizer rule = OPTIMIZERS.get(words[0]);
    Clipping clipping = words.length > 1 ? CLIPPINGS.get(words[1]) : new Clipping.Off();
    INDArray p = same.get("start");
    INDArray after = Nd4j.create(DataType.DOUBLE, v.get("after").shape());

    Updater updater = rule.updater(DataType.DOUBLE, p.length());
    for (int step = 0; step < after.rows(); step++) {
      INDArray gradient = same.get("gradients").getRow(step).dup();
      clipping.clip(gradient, gradient.norm2Number().doubleValue());
      updater.step(p, gradient, rule.learningRate());
      after.putRow(step, p);
    }
    return v.error("after", after);
  }

  static List<Vectors> schedules() {
    return Vectors.read("schedules.txt");
  }

  static double scheduleError(Vectors v) {
    Schedule schedule = SCHEDULES.get(v.name());
    List<Double> losses = new ArrayList<>();
    if (v.has("losses")) {
      Arrays.stream(v.numbers("losses")).forEach(losses::add);
    }
    double[] factors = v.numbers("factors");
    int batches = v.has("batches") ? (int) v.numbers("batches")[0] : 1;
    int epochs = factors.length / batches;
    double largest = 0;
    for (int i = 0; i < factors.length; i++) {
      int epoch = i / batches + 1;
      List<Double> seen = losses.subList(0, Math.min(epoch - 1, losses.size()));
      var now = new Schedule.Moment(epoch, i % batches + 1, batches, epochs, seen);
      largest = Math.max(largest, Math.abs(schedule.factor(now) - factors[i]));
    }
    return largest;
  }

  private static Sgd sgd(double rate) {
    return new Sgd(rate, 0, false, 0);
  }

  private static <T> Map<String, T> byName(List<T> values) {
    return values.stream().collect(Collectors.toMap(Object::toString, Function.identity()));
  }
}
