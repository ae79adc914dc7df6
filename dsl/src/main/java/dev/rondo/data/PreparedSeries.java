package dev.rondo.data;

import dev.rondo.chart.Picture;
import dev.rondo.checkpoint.Fields;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.Table;

/**
 * Series that are read, checked and mended, with transforms fitted on the rows before the hold-out:
 * makes examples to train on, inputs to forecast from, and turns a network's answers back into the
 * user's units. Immutable.
 */
public final class PreparedSeries {

  private final Optional<TextTable> table;
  private final FittedSeries fitted;
  private final SeriesPlan plan;
  private final WindowFeatures features;
  private final List<EncodedTimeline> series;

  private PreparedSeries(
      Optional<TextTable> table,
      FittedSeries fitted,
      SeriesPlan plan,
      List<EncodedTimeline> series) {
    this.table = table;
    this.fitted = fitted;
    this.plan = plan;
    this.features = fitted.features();
    this.series = series;
  }

  static PreparedSeries prepare(TextTable table, SeriesPlan plan, WindowEncoding encoding) {
    plan.checkComplete(table);
    List<Timeline> timelines = new TimelineReader(table, plan).read();
    Windows windows = new Windows(plan);
    timelines.forEach(windows::requireOne);
    FittedSeries fitted = FittedSeries.fit(plan, encoding, timelines);
    return new PreparedSeries(Optional.of(table), fitted, plan, fitted.encode(timelines));
  }

  /**
   * The series of a file: everything that was fitted, and no row.
   *
   * @param fields as {@link #tree()} gave them
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   */
  public static PreparedSeries read(Fields fields) {
    FittedSeries fitted = FittedSeries.read(fields);
    return new PreparedSeries(Optional.empty(), fitted, fitted.plan(), List.of());
  }

  /** Everything that was declared and fitted, as a tree that JSON can hold; no row. */
  public Map<String, Object> tree() {
    return fitted.tree();
  }

  /** Whether there are rows, rather than only what was once fitted on some. */
  public boolean hasData() {
    return !series.isEmpty();
  }

  /**
   * The rows of other series, seen through what was fitted here.
   *
   * @throws IllegalArgumentException naming the first word that is declared otherwise there
   */
  public PreparedSeries withRowsOf(PreparedSeries other) {
    SameDeclaration.check(fitted, other.fitted);
    return new PreparedSeries(other.table, fitted, other.plan, fitted.encode(other.timelines()));
  }

  /** The names of the series; one empty name where the table holds one. */
  public List<String> keys() {
    return series.stream().map(one -> one.timeline().key()).toList();
  }

  /** The series, in the order of {@link #keys()}. */
  public List<Timeline> timelines() {
    return series.stream().map(EncodedTimeline::timeline).toList();
  }

  /** The series of that name. */
  public Timeline timeline(String key) {
    return timelines().stream()
        .filter(timeline -> timeline.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no series "
                        + Words.cell(key)
                        + "; the series are "
                        + Words.quoted(keys())));
  }

  /** The names of the targets. */
  public List<String> targets() {
    return plan.roles().of(Role.TARGET);
  }

  /** What the network is to say of each value. */
  public AnswerForm form() {
    return plan.windowing().form();
  }

  /** The quantiles to forecast, rising; empty where one value a step is forecast. */
  public List<Double> quantiles() {
    return form().levels();
  }

  /** How many rows the network sees. */
  public int window() {
    return features.shape().window();
  }

  /** How many rows a forecast needs before it: a window, and what differences take from it. */
  public int rowsNeeded() {
    return new Windows(plan).history();
  }

  /** How many rows it forecasts. */
  public int horizon() {
    return features.shape().horizon();
  }

  /** How many rows make a season: as declared, else by the time step. */
  public int season() {
    return plan.windowing().season().orElse(fitted.step().season());
  }

  /** Whether the network answers at every step with the next row. */
  public boolean autoregressive() {
    return features.encoding() == WindowEncoding.AUTOREGRESSIVE;
  }

  /** The names of the features of a step, in order: F of {@code [N,T,F]}. */
  public List<String> features() {
    return features.names();
  }

  /** K of a batch's {@code side [N,K]}; 0 where there is none. */
  public int sideWidth() {
    return features.sideWidth();
  }

  /**
   * The width of an answer: targets times what is said of each, times the horizon where the whole
   * horizon is answered at once.
   */
  public int outputWidth() {
    int row = targets().size() * form().outputs();
    return autoregressive() ? row : row * horizon();
  }

  /**
   * The windows to train on: everything they ask for lies before the validation part.
   *
   * @param validationFraction the share of the training part's rows, the last of it, that is kept
   *     for validation, in [0, 1); above 0 at least one horizon is kept
   * @throws IllegalArgumentException if no window is left
   */
  public Examples training(double validationFraction) {
    Windows windows = new Windows(plan);
    List<WindowExamples.Place> places = windows.training(series, validationFraction);
    return WindowExamples.toLearnFrom(features, places);
  }

  /**
   * The windows to validate on: what they ask for lies in the validation part, their inputs may
   * reach back before it. Where the network answers at every step, its answers inside the window
   * weigh nothing. None where the fraction is 0.
   *
   * @param validationFraction as in {@link #training}
   */
  public Examples validation(double validationFraction) {
    return WindowExamples.toJudgeBy(
        features, new Windows(plan).validation(series, validationFraction));
  }

  /**
   * What the network needs to forecast from these origins: {@code x [N, window, F]} and, where
   * there are future covariates and the whole horizon is answered at once, {@code side [N, K]}.
   *
   * @throws IllegalArgumentException if a window does not fit before an origin or a future
   *     covariate is unknown
   */
  public Inputs inputs(List<Origin> origins, DataType precision) {
    List<WindowExamples.Place> places = places(origins);
    for (Origin origin : origins) {
      new Windows(plan).requireHistory(origin);
      origin.timeline().requireFuture(origin.row() + (autoregressive() ? 1 : horizon()));
    }
    return new Inputs(
        WindowExamples.x(features, places, window(), precision),
        Optional.empty(),
        WindowExamples.side(features, places, precision));
  }

  /**
   * The one step that follows an autoregressive answer, {@code [N, 1, F]}: input to forecast row
   * {@code origin + step}.
   *
   * @param origins as given to {@link #inputs}
   * @param step how many rows are forecast already, at least 1
   * @param answer the network's answer for the last of them, {@code [N, targets]}; where quantiles
   *     are forecast, the one of them to go on from
   */
  public INDArray nextInput(List<Origin> origins, int step, INDArray answer) {
    if (!autoregressive()) {
      throw new IllegalStateException("nextInput: the series is not autoregressive");
    }
    List<WindowExamples.Place> places = places(origins);
    int targets = targets().size();
    int width = features.width();
    double[] x = new double[places.size() * width];
    for (int i = 0; i < places.size(); i++) {
      int row = places.get(i).origin() + step - 1;
      origins.get(i).timeline().requireFuture(row + 2);
      for (int t = 0; t < targets; t++) {
        x[i * width + t] = answer.getDouble(i, t);
      }
      features.covariates(places.get(i).series(), row, x, i * width + targets);
    }
    return Nd4j.create(x, new long[] {places.size(), 1, width}, answer.dataType());
  }

  /** What the network sees along paths drawn from its distributions, all from one origin. */
  public PathInputs paths(Origin origin) {
    return new PathInputs(features, places(List.of(origin)).get(0).series(), origin.row());
  }

  /**
   * A network's answers in the user's units, {@code [origin][step][target][quantile]}.
   *
   * <p>The logarithm is undone by the exponential, a level is added, a scale multiplied; a
   * difference is added to the value before, which is known or itself forecast. Beyond the distance
   * of a difference that adds quantiles up, which is exact for the median of a symmetric
   * distribution only.
   *
   * @param output {@code [N, steps*targets*quantiles]}, step by step, in it target by target
   */
  public double[][][][] decode(List<Origin> origins, INDArray output) {
    if (form() instanceof AnswerForm.Gaussian) {
      throw new IllegalStateException(
          "decode: the network answers with distributions; draw paths from them and decode those");
    }
    return new AnswerDecoder(targets().size(), form().outputs()).decode(places(origins), output);
  }

  /**
   * The series of another table, seen through the transforms fitted on this one. Nothing of it is
   * held out.
   *
   * @throws IllegalArgumentException if a column is missing, a series was not in the training data,
   *     or there are fewer rows than a window needs
   */
  public PreparedSeries withData(Table table) {
    SeriesPlan inputs = plan.forNewData();
    TextTable text = TableText.of("new data", table);
    inputs.roles().columns().values().stream()
        .flatMap(List::stream)
        .forEach(name -> text.require("new data", name));
    List<Timeline> timelines = new TimelineReader(text, inputs).read();
    Windows windows = new Windows(inputs);
    for (Timeline timeline : timelines) {
      windows.requireHistory(timeline, fitted.step());
    }
    return new PreparedSeries(Optional.of(text), fitted, inputs, fitted.encode(timelines));
  }

  /**
   * The same declaration prepared anew as it would have been before a time: the rows from there on
   * are held out, and transforms, scales and fillings are fitted on the rows before it alone.
   *
   * @param time the first time held out, written as in the table
   * @throws IllegalArgumentException if the rows before it hold no window with its target
   */
  public PreparedSeries asBefore(String time) {
    Windowing unseen = plan.windowing().holdOut(new HoldOut.Unseen(time));
    return prepare(table.orElseThrow(), plan.with(unseen), features.encoding());
  }

  /** Draws a few of the windows to train on as the network sees them, and shows the picture. */
  public Picture show() {
    List<WindowExamples.Place> places = new Windows(plan).training(series, 0);
    return BatchView.ofWindows(
            WindowExamples.toLearnFrom(features, places),
            features,
            targets().get(0),
            targets().size())
        .plot();
  }

  /** Everything that was declared and fitted, to be compared. */
  FittedSeries fitted() {
    return fitted;
  }

  private List<WindowExamples.Place> places(List<Origin> origins) {
    IdentityHashMap<Timeline, EncodedTimeline> encoded = new IdentityHashMap<>();
    series.forEach(one -> encoded.put(one.timeline(), one));
    List<WindowExamples.Place> places = new ArrayList<>();
    for (Origin origin : origins) {
      EncodedTimeline timeline =
          encoded.computeIfAbsent(origin.timeline(), fitted.encoder()::encode);
      places.add(new WindowExamples.Place(timeline, origin.row()));
    }
    return places;
  }
}
