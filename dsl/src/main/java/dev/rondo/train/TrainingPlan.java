package dev.rondo.train;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * How to train, as an immutable value: {@code epochs(200).batch(16).patience(20)}.
 *
 * @param epochs the most ways through the training part
 * @param batch how many sequences a step learns from, default 32
 * @param optimizer the rule of change, default {@code adam(0.001)}
 * @param schedule how the learning rate changes, default constant
 * @param clipping what is done to large gradients, default a norm of at most 1
 * @param patience how many epochs without a better validation loss end the training; empty for none
 * @param validation the share of the training part that is watched and not learned from, default
 *     0.1
 * @param seed decides weights, order and dropout, default 1
 * @param loud whether progress is shown
 * @param truncation the most time steps a gradient goes back; empty for all
 * @param loss the loss; empty for the task's own
 * @param metrics figures followed beside the loss
 * @param precision {@code FLOAT} (default) or {@code DOUBLE}
 * @param frozen the numbers of the layers that keep their weights; none by default
 * @param autosave where the run is saved while it trains; empty for nowhere
 * @param sample how often and from what the model writes while it trains; empty for never
 */
public record TrainingPlan(
    int epochs,
    int batch,
    Optimizer optimizer,
    Schedule schedule,
    Clipping clipping,
    OptionalInt patience,
    double validation,
    long seed,
    boolean loud,
    OptionalInt truncation,
    Optional<Loss> loss,
    List<Metric> metrics,
    DataType precision,
    List<Integer> frozen,
    Optional<Autosave> autosave,
    Optional<SamplePlan> sample)
    implements Renderable {

  private static final TrainingPlan DEFAULTS =
      new TrainingPlan(
          1,
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
          Optional.empty());

  /** Checks every number. */
  public TrainingPlan {
    Numbers.atLeastOne("epochs", epochs, "epoch");
    Numbers.atLeastOne("batch", batch, "sequence");
    Numbers.share("validation", validation);
    patience.ifPresent(p -> Numbers.atLeastOne("patience", p, "epoch"));
    truncation.ifPresent(t -> Numbers.atLeastOne("truncate", t, "time step"));
    if (patience.isPresent() && validation == 0) {
      throw new IllegalArgumentException(
          "patience("
              + patience.getAsInt()
              + "): watches a validation part, but validation(0) leaves none; write"
              + " validation(0.1) or leave patience out");
    }
    metrics = List.copyOf(metrics);
    Set<String> names = new HashSet<>();
    for (Metric metric : metrics) {
      if (!names.add(metric.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "metric(" + metric + "): there is one of that name already; name each differently");
      }
    }
    if (precision != DataType.FLOAT && precision != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "precision " + precision + ": expects FLOAT, or DOUBLE by inDouble()");
    }
    frozen = Frozen.checked(frozen);
  }

  /** A plan of this many epochs, everything else by default. */
  public static TrainingPlan of(int epochs) {
    Draft draft = DEFAULTS.draft();
    draft.epochs = epochs;
    return draft.plan();
  }

  /** The same for this many epochs. */
  public TrainingPlan epochs(int number) {
    Draft draft = draft();
    draft.epochs = number;
    return draft.plan();
  }

  /** The same with batches of this many sequences. */
  public TrainingPlan batch(int sequences) {
    Draft draft = draft();
    draft.batch = sequences;
    return draft.plan();
  }

  /** The same with this rule of change. */
  public TrainingPlan optimizer(Optimizer rule) {
    Draft draft = draft();
    draft.optimizer = rule;
    return draft.plan();
  }

  /** The same with this weight decay in its optimizer. */
  public TrainingPlan weightDecay(double decay) {
    return optimizer(optimizer.weightDecay(decay));
  }

  /** The same with this course of the learning rate. */
  public TrainingPlan schedule(Schedule course) {
    Draft draft = draft();
    draft.schedule = course;
    return draft.plan();
  }

  /** The same with gradients scaled down to this norm. */
  public TrainingPlan clip(double norm) {
    return clipping(new Clipping.ByNorm(norm));
  }

  /** The same with each number of a gradient cut to ±limit. */
  public TrainingPlan clipValue(double limit) {
    return clipping(new Clipping.ByValue(limit));
  }

  /** The same with gradients left as they are. */
  public TrainingPlan noClip() {
    return clipping(new Clipping.Off());
  }

  private TrainingPlan clipping(Clipping rule) {
    Draft draft = draft();
    draft.clipping = rule;
    return draft.plan();
  }

  /** The same, ended after this many epochs without a better validation loss. */
  public TrainingPlan patience(int epochsToWait) {
    Draft draft = draft();
    draft.patience = OptionalInt.of(epochsToWait);
    return draft.plan();
  }

  /** The same with this share of the training part watched and not learned from; 0 for none. */
  public TrainingPlan validation(double share) {
    Draft draft = draft();
    draft.validation = share;
    return draft.plan();
  }

  /** The same with this seed. */
  public TrainingPlan seed(long number) {
    Draft draft = draft();
    draft.seed = number;
    return draft.plan();
  }

  /** The same with nothing shown while it trains. */
  public TrainingPlan quiet() {
    Draft draft = draft();
    draft.loud = false;
    return draft.plan();
  }

  /**
   * The same with gradients that go back at most this many steps (truncated back-propagation
   * through time); the state is carried over. Source: R. Williams and J. Peng, Neural Computation 2
   * (1990).
   */
  public TrainingPlan truncate(int steps) {
    Draft draft = draft();
    draft.truncation = OptionalInt.of(steps);
    return draft.plan();
  }

  /** The same with this loss in place of the task's own. */
  public TrainingPlan loss(Loss judge) {
    Draft draft = draft();
    draft.loss = Optional.of(judge);
    return draft.plan();
  }

  /** The same with one more figure followed. */
  public TrainingPlan metric(Metric figure) {
    Draft draft = draft();
    draft.metrics.add(figure);
    return draft.plan();
  }

  /** The same in double precision: slower, for checking. */
  public TrainingPlan inDouble() {
    Draft draft = draft();
    draft.precision = DataType.DOUBLE;
    return draft.plan();
  }

  /**
   * The same with these layers kept as they are: their weights do not change by a bit, whatever the
   * optimizer, and do not count in the norm that is clipped. The head always learns.
   *
   * @param layers their numbers in the architecture, from 0; none to let all learn
   */
  public TrainingPlan freeze(int... layers) {
    Draft draft = draft();
    draft.frozen = Arrays.stream(layers).boxed().toList();
    return draft.plan();
  }

  /**
   * The same, saved after every epoch and when training ends or is interrupted; {@code
   * load(path).run(data)} goes on from there.
   *
   * @param path the file, such as {@code run.safetensors}; each save replaces it in one step
   */
  public TrainingPlan autosave(String path) {
    return autosave(path, 1);
  }

  /** The same, saved after every so many epochs and when training ends or is interrupted. */
  public TrainingPlan autosave(String path, int every) {
    Draft draft = draft();
    draft.autosave = Optional.of(new Autosave(path, every));
    return draft.plan();
  }

  /**
   * The same, and a language model writes on from a prompt at the end of every so many epochs: in
   * the live card, in the terminal and in {@code run.samples()}. It changes nothing in training.
   *
   * @param every after how many epochs
   * @param prompt how each text begins
   */
  public TrainingPlan sample(int every, String prompt) {
    Draft draft = draft();
    draft.sample = Optional.of(new SamplePlan(every, prompt));
    return draft.plan();
  }

  /** The same, saved nowhere while it trains. */
  TrainingPlan withoutAutosave() {
    Draft draft = draft();
    draft.autosave = Optional.empty();
    return draft.plan();
  }

  /** Refuses to be saved while it trains, where {@code verb} trains more than one network. */
  public void refuseAutosave(String verb) {
    autosave.ifPresent(
        saving -> {
          throw new IllegalArgumentException(
              verb
                  + ": trains several networks, and "
                  + saving
                  + " would keep the last one alone; leave autosave out");
        });
  }

  private Draft draft() {
    return new Draft(this);
  }

  /** The parts of a plan while one of them changes. */
  private static final class Draft {
    private int epochs;
    private int batch;
    private Optimizer optimizer;
    private Schedule schedule;
    private Clipping clipping;
    private OptionalInt patience;
    private double validation;
    private long seed;
    private boolean loud;
    private OptionalInt truncation;
    private Optional<Loss> loss;
    private final List<Metric> metrics;
    private DataType precision;
    private List<Integer> frozen;
    private Optional<Autosave> autosave;
    private Optional<SamplePlan> sample;

    Draft(TrainingPlan p) {
      epochs = p.epochs;
      batch = p.batch;
      optimizer = p.optimizer;
      schedule = p.schedule;
      clipping = p.clipping;
      patience = p.patience;
      validation = p.validation;
      seed = p.seed;
      loud = p.loud;
      truncation = p.truncation;
      loss = p.loss;
      metrics = new ArrayList<>(p.metrics);
      precision = p.precision;
      frozen = p.frozen;
      autosave = p.autosave;
      sample = p.sample;
    }

    TrainingPlan plan() {
      return new TrainingPlan(
          epochs,
          batch,
          optimizer,
          schedule,
          clipping,
          patience,
          validation,
          seed,
          loud,
          truncation,
          loss,
          metrics,
          precision,
          frozen,
          autosave,
          sample);
    }
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The expression that makes this plan; what is as by default stays unsaid. */
  @Override
  public String toString() {
    TrainingPlan usual = DEFAULTS;
    StringBuilder out = new StringBuilder("epochs(" + epochs + ")");
    word(out, batch != usual.batch, "batch(" + batch + ")");
    word(out, !optimizer.equals(usual.optimizer), "optimizer(" + optimizer + ")");
    word(out, !schedule.equals(usual.schedule), "schedule(" + schedule + ")");
    word(out, !clipping.equals(usual.clipping), clipping.toString());
    boolean shareSaid = validation != usual.validation;
    word(out, shareSaid, "validation(" + Numbers.plain(validation) + ")");
    patience.ifPresent(p -> word(out, true, "patience(" + p + ")"));
    word(out, seed != usual.seed, "seed(" + seed + ")");
    truncation.ifPresent(t -> word(out, true, "truncate(" + t + ")"));
    loss.ifPresent(l -> word(out, true, "loss(" + l + ")"));
    metrics.forEach(m -> word(out, true, "metric(" + m + ")"));
    word(out, !frozen.isEmpty(), Frozen.written(frozen));
    word(out, precision == DataType.DOUBLE, "inDouble()");
    autosave.ifPresent(saving -> word(out, true, saving.toString()));
    sample.ifPresent(wish -> word(out, true, wish.toString()));
    word(out, !loud, "quiet()");
    return out.toString();
  }

  private static void word(StringBuilder out, boolean said, String word) {
    if (said) {
      out.append('.').append(word);
    }
  }
}
