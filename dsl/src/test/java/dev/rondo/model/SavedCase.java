package dev.rondo.model;

import static dev.rondo.Rondo.BEFORE;
import static dev.rondo.Rondo.MONTH;
import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.adamW;
import static dev.rondo.Rondo.bidirectional;
import static dev.rondo.Rondo.cell;
import static dev.rondo.Rondo.corpusOf;
import static dev.rondo.Rondo.cosine;
import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.oneCycle;
import static dev.rondo.Rondo.reduceOnPlateau;
import static dev.rondo.Rondo.rmsProp;
import static dev.rondo.Rondo.sequences;
import static dev.rondo.Rondo.series;
import static dev.rondo.Rondo.sgd;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rondo.Rondo;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.data.Series;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import dev.rondo.train.Losses;
import dev.rondo.train.Metric;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A small training of one kind of model, stopped in the middle and gone on with.
 *
 * @param stopAt at which call of its loss it is stopped
 */
record SavedCase(String name, SavedSubject subject, TrainingPlan plan, Loss loss, int stopAt) {

  SavedCase {
    plan = plan.quiet().metric(bias());
  }

  static List<SavedCase> all() {
    return List.of(
        new SavedCase(
            "dropout",
            new SavedSubject.AtOnce(
                Monthly.table(),
                Monthly.declared().calendar(MONTH).holdOut(0),
                lstm(4).variationalDropout(0.1).dropout(0.3).gru(3).last()),
            epochs(4).batch(8).optimizer(adam(0.03)).patience(3).schedule(reduceOnPlateau(1, 0.5)),
            Losses.mse(),
            9),
        new SavedCase(
            "truncated",
            new SavedSubject.Stepwise(
                Monthly.table(),
                plain().difference(1).minMax().autoregressive(),
                gru(3).reset(BEFORE).initLikeTorch()),
            epochs(4)
                .batch(8)
                .optimizer(sgd(0.05).momentum(0.9).nesterov())
                .truncate(4)
                .clipValue(0.5),
            Losses.mae(),
            26),
        new SavedCase(
            "shops",
            new SavedSubject.AtOnce(
                shops(), shopSeries(), bidirectional(lstm(2).peepholes()).attend()),
            epochs(3).batch(8).optimizer(rmsProp(0.01)).noClip(),
            Losses.quantile(0.1, 0.5, 0.9),
            8),
        new SavedCase(
            "gaussian",
            new SavedSubject.AtOnce(
                Monthly.table(),
                plain().standardize().gaussian().paths(20),
                lstm(3).layerNorm().last()),
            epochs(4).batch(8).optimizer(adam(0.01)).seed(9),
            Losses.gaussian(),
            9),
        new SavedCase(
            "classifier",
            new SavedSubject.Sorted(
                waves(),
                sequences(waves()).by("id").label("kind").standardize(),
                gru(3).dropConnect(0.2).mean().dense(3).dropout(0.2)),
            epochs(3).optimizer(adamW(0.02)).schedule(oneCycle()).batch(5),
            Losses.crossEntropy(),
            8),
        new SavedCase(
            "regressor",
            new SavedSubject.Measured(cube(), sequences(cube(), cube().sum(1)), elman(4).attend()),
            epochs(3).optimizer(adam(0.02).weightDecay(0.1)).schedule(cosine()).batch(4).inDouble(),
            Losses.huber(0.7),
            8),
        new SavedCase(
            "characters",
            new SavedSubject.Written(
                corpusOf(Plays.text(30)).split(80, 10, 10), lstm(4).dropout(0.3).gru(3)),
            epochs(4).batch(4).truncate(7).optimizer(adam(0.02)).patience(3),
            Losses.crossEntropy(),
            50),
        new SavedCase(
            "words",
            new SavedSubject.Written(
                corpusOf(Plays.text(60)).words(14).lowercase().split(70, 15, 15),
                embed(3).tied().lstm(3).variationalDropout(0.2)),
            epochs(3).batch(5).truncate(4).optimizer(adam(0.03)).sample(1, "the cat"),
            Losses.crossEntropy(),
            24),
        new SavedCase(
            "texts",
            new SavedSubject.Judged(
                Reviews.declared().bytePairs(50).longest(30).classWeights(),
                embed(4).dropout(0.2).bidirectional(gru(3)).attend()),
            epochs(3).batch(16).optimizer(adam(0.02)),
            Losses.crossEntropy(),
            16),
        new SavedCase(
            "tags",
            new SavedSubject.Tagged(
                Sentences.declared().minCount(2), embed(3).bidirectional(lstm(2)).dropout(0.1)),
            epochs(3).batch(16).optimizer(adam(0.02)).patience(2),
            Losses.crossEntropy(),
            16),
        new SavedCase(
            "own cell",
            new SavedSubject.AtOnce(
                Monthly.table(), plain().standardize(), cell(new MinimalGatedUnit(3)).last()),
            epochs(3).batch(8).optimizer(adam(0.01)),
            Losses.mse(),
            9));
  }

  /** Stops a training from inside. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Metric bias() {
    return new Metric("bias", (p, y) -> p.meanNumber().doubleValue());
  }

  /** The loss under a name of its own; stops the training at its so-many-eth call. */
  private record Counted(Loss loss, int stopAt, AtomicInteger calls) implements Loss {

    @Override
    public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
      if (calls.incrementAndGet() == stopAt) {
        throw new Stop();
      }
      return loss.of(predicted, target, weight);
    }

    @Override
    public List<Double> quantiles() {
      return loss.quantiles();
    }

    @Override
    public int outputsPerTarget() {
      return loss.outputsPerTarget();
    }

    @Override
    public String toString() {
      return "counted " + loss;
    }
  }

  private TrainingPlan stopping(int stop) {
    return plan.loss(new Counted(loss, stop, new AtomicInteger()));
  }

  /** Trains it to its end. */
  Run whole() {
    return subject.fresh().train(stopping(-1));
  }

  /** Trains it into a file, until it is stopped inside an epoch. */
  void stopped(Path file) {
    assertThatExceptionOfType(Stop.class)
        .isThrownBy(() -> subject.fresh().train(stopping(stopAt).autosave(file.toString(), 2)));
  }

  /** The file with all that it cannot hold. */
  Checkpoint load(Path file) {
    return Rondo.load(file.toString())
        .with(new MinimalGatedUnit(3))
        .with(new Counted(loss, -1, new AtomicInteger()))
        .with(bias());
  }

  private static Series plain() {
    return series(Monthly.table()).time("month").target("y").window(6).horizon(3);
  }

  private static Table shops() {
    int days = 24;
    String[] shop = new String[2 * days];
    String[] day = new String[2 * days];
    String[] sales = new String[2 * days];
    String[] offer = new String[2 * days];
    String[] warmth = new String[2 * days];
    String[] town = new String[2 * days];
    for (int i = 0; i < 2 * days; i++) {
      boolean first = i < days;
      int d = i % days;
      shop[i] = first ? "a" : "b";
      day[i] = "2024-01-%02d".formatted(d + 1);
      sales[i] = d < days - 2 ? Integer.toString(first ? 10 + d * 7 % 5 : 90 - d) : "";
      offer[i] = Integer.toString(d % 4);
      warmth[i] = d < days - 2 ? Integer.toString(d * 3 % 7) : "";
      town[i] = first ? "Rom" : "Bern";
    }
    return Table.create(
        "shops",
        StringColumn.create("shop", shop),
        StringColumn.create("day", day),
        StringColumn.create("sales", sales),
        StringColumn.create("offer", offer),
        StringColumn.create("warmth", warmth),
        StringColumn.create("town", town));
  }

  private static Series shopSeries() {
    return series(shops())
        .by("shop")
        .time("day")
        .target("sales")
        .past("warmth")
        .future("offer")
        .fixed("town")
        .log()
        .minMax()
        .quantiles(0.1, 0.5, 0.9)
        .window(5)
        .horizon(2);
  }

  /** Slow and quick waves of several lengths. */
  private static Table waves() {
    StringColumn id = StringColumn.create("id");
    StringColumn kind = StringColumn.create("kind");
    DoubleColumn x = DoubleColumn.create("x");
    for (int n = 0; n < 20; n++) {
      for (int t = 0; t < 5 + n % 3; t++) {
        id.append("s" + n);
        kind.append(n % 2 == 0 ? "slow" : "quick");
        x.append(Math.sin(n + t * (n % 2 == 0 ? 0.5 : 1.5)));
      }
    }
    return Table.create("waves", id, kind, x);
  }

  private static INDArray cube() {
    double[] numbers = IntStream.range(0, 120).mapToDouble(i -> Math.sin(i * i)).toArray();
    return Nd4j.createFromArray(numbers).reshape(20, 3, 2);
  }

  @Override
  public String toString() {
    return name;
  }
}
