package dev.rondo.data;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.chart.Picture;
import dev.rondo.model.Comparison;
import dev.rondo.model.Forecaster;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;

/**
 * One or several time series in a table, and how a network is to see them. An immutable value: each
 * method gives a new one, and it prints as it was written. What is wrong with a call is refused at
 * the call where the table alone tells it, the rest by {@link #prepare()}.
 *
 * <p>Rows are counted from 1 below the header in messages, from 0 in calls.
 */
public final class Series implements Renderable {

  private final TextTable table;
  private final SeriesPlan plan;
  private final Written written;

  private Series(TextTable table, SeriesPlan plan, Written written) {
    this.table = table;
    this.plan = plan;
    this.written = written;
  }

  /**
   * The series of a CSV file in UTF-8 whose first line names the columns.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Series read(Path path) {
    TextTable table = CsvFile.read("series", path);
    return new Series(
        table, SeriesPlan.EMPTY, Written.of("series(" + Words.literal(path.toString()) + ")"));
  }

  /** The series of a Tablesaw table, of whatever column types. */
  public static Series of(Table table) {
    Objects.requireNonNull(table, "table");
    return new Series(TableText.of("series", table), SeriesPlan.EMPTY, Written.of("series(table)"));
  }

  /**
   * Names the column of times: dates, date-times, months such as 1949-01, quarters such as 1949Q1,
   * or whole numbers (years are such). Without it the row number is the time.
   */
  public Series time(String column) {
    return role(Role.TIME, column);
  }

  /** Names the columns to forecast; a second call adds to the first. */
  public Series target(String... columns) {
    return role(Role.TARGET, columns);
  }

  /** Names columns that are known up to the present only, such as a measured temperature. */
  public Series past(String... columns) {
    return role(Role.PAST, columns);
  }

  /**
   * Names columns that are known ahead, such as a planned promotion. Their rows may go on past the
   * last target; the target's cells are then empty at the end of the table.
   */
  public Series future(String... columns) {
    return role(Role.FUTURE, columns);
  }

  /** Names columns that never change within a series: numbers, or text as categories. */
  public Series fixed(String... columns) {
    return role(Role.FIXED, columns);
  }

  /** Names the column that tells several series in one table apart. */
  public Series by(String column) {
    return role(Role.BY, column);
  }

  /** Names the column that says how much each row counts, at least 0. */
  public Series weight(String column) {
    return role(Role.WEIGHT, column);
  }

  /** Adds positions in the calendar, each as the sine and cosine of its phase. */
  public Series calendar(CalendarFeature... features) {
    return new Series(
        table, plan.with(features), written.plus("calendar", names((Object[]) features)));
  }

  /** Says what to do about cells without a value; refused by default. */
  public Series missing(Missing rule) {
    return new Series(
        table, plan.with(plan.cleaning().with(rule)), written.put("missing", rule.toString()));
  }

  /** Says what to do about unsorted, duplicate or missing times; each is refused by default. */
  public Series mend(Mend... rules) {
    EnumSet<Mend> set = EnumSet.noneOf(Mend.class);
    set.addAll(Arrays.asList(rules));
    return new Series(
        table, plan.with(plan.cleaning().with(set)), written.put("mend", names((Object[]) rules)));
  }

  /** Takes the logarithm of the targets, which must be above 0. */
  public Series log() {
    return transform("log", "", new Log());
  }

  /**
   * Takes the difference of the targets to {@code lag} rows before. Of forecast quantiles only the
   * median stays exact beyond {@code lag} steps: there quantiles of differences are added up. Paths
   * of {@link #gaussian} are added up one by one.
   */
  public Series difference(int lag) {
    return transform("difference", Integer.toString(lag), new Difference(lag));
  }

  /**
   * Sees each window and its target from the window's own last value, which is subtracted; after
   * {@link #log()} that is a ratio.
   */
  public Series relative() {
    return transform("relative", "", new Relative());
  }

  /** Scales the targets to mean 0 and deviation 1 of the training part. */
  public Series standardize() {
    return transform("standardize", "", new Standardize());
  }

  /** Scales the targets so that the training part lies in 0 to 1. */
  public Series minMax() {
    return transform("minMax", "", new MinMax());
  }

  /** Sets how many rows the network sees; needed. */
  public Series window(int rows) {
    return windowing(plan.windowing().window(rows, table.rows()), "window", rows);
  }

  /** Sets how many rows it forecasts; 1 by default. */
  public Series horizon(int rows) {
    return windowing(plan.windowing().horizon(rows), "horizon", rows);
  }

  /** Keeps the last rows of each series for judging; none by default. */
  public Series holdOut(int rows) {
    return new Series(
        table,
        plan.with(plan.windowing().holdOut(new HoldOut.Rows(rows))),
        written.drop("holdOutFrom").put("holdOut", Integer.toString(rows)));
  }

  /** Keeps the rows from a time on for judging, written like the times of the table. */
  public Series holdOutFrom(String time) {
    return new Series(
        table,
        plan.with(plan.windowing().holdOut(new HoldOut.From(time))),
        written.drop("holdOut").put("holdOutFrom", Words.literal(time)));
  }

  /**
   * Sets how many rows make a season, for baselines and scaled errors. By default by the time step:
   * 12 for months, 4 for quarters, 52 for weeks, 7 for days, 24 for hours, else 1.
   */
  public Series season(int rows) {
    return windowing(plan.windowing().season(rows), "season", rows);
  }

  /**
   * Forecasts these quantiles, rising between 0 and 1, rather than one value a step. Past the
   * horizon their band is too narrow, as it goes on from the middle one; {@link #gaussian} has
   * bands that widen.
   */
  public Series quantiles(double... levels) {
    List<Double> list = boxed(levels);
    return new Series(
        table, plan.with(plan.windowing().quantiles(list)), written.put("quantiles", text(list)));
  }

  /**
   * Forecasts a normal distribution of each value, as the network sees it after the transforms,
   * rather than one value a step. A forecast draws paths from it, takes each back into the units of
   * the table and gives quantiles of the paths; past the horizon, and step by step of an
   * autoregressive network, every path goes on from its own values, so that bands widen as they
   * should. The forecast value is the median of the paths. Within a horizon that is answered at
   * once, the steps of a path are drawn independently. A second call takes the place of the first,
   * its paths included. Source: D. Salinas et al., DeepAR, International Journal of Forecasting 36
   * (2020).
   *
   * @param levels the levels of the quantiles, rising between 0 and 1; 0.1, 0.5 and 0.9 by default
   */
  public Series gaussian(double... levels) {
    List<Double> list = boxed(levels);
    return new Series(
        table,
        plan.with(plan.windowing().gaussian(list)),
        written.drop("paths").put("gaussian", text(list)));
  }

  /**
   * Sets how many paths a forecast draws after {@link #gaussian}; 500 by default. More make its
   * quantiles steadier and cost time.
   */
  public Series paths(int number) {
    return windowing(plan.windowing().paths(number), "paths", number);
  }

  /**
   * The same series for a network that forecasts one row at a time from its own forecasts; the last
   * call of a declaration.
   *
   * @throws IllegalArgumentException if there are past covariates, whose future is unknown
   */
  public AutoregressiveSeries autoregressive() {
    return new AutoregressiveSeries(this, plan.roles());
  }

  /**
   * Reads, checks and mends the rows and fits the transforms on those before the hold-out.
   *
   * @throws IllegalArgumentException naming the row, column or call that is wrong
   */
  public PreparedSeries prepare() {
    return PreparedSeries.prepare(table, plan, WindowEncoding.DIRECT);
  }

  /** Draws a few windows as the network will see them, before anyone trains; shown at once. */
  public Picture show() {
    return prepare().show();
  }

  /** Binds an architecture to this series: a model that answers the whole horizon at once. */
  public Forecaster model(SummaryArchitecture architecture) {
    return Forecaster.of(prepare(), architecture);
  }

  /** Compares several architectures by the plan {@code epochs(100).patience(20)}. */
  public Comparison compare(SummaryArchitecture... architectures) {
    return compare(TrainingPlan.of(100).patience(20), architectures);
  }

  /** Trains several architectures by one plan and compares them with the baseline. */
  public Comparison compare(TrainingPlan plan, SummaryArchitecture... architectures) {
    return Comparison.of(prepare(), plan, List.of(architectures));
  }

  PreparedSeries prepareAutoregressive() {
    return PreparedSeries.prepare(table, plan, WindowEncoding.AUTOREGRESSIVE);
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The declaration as it was written. */
  @Override
  public String toString() {
    return written.toString();
  }

  private Series role(Role role, String... columns) {
    Roles roles = plan.roles().with(role, table, columns);
    String arguments = Words.literals(Arrays.asList(columns));
    return new Series(
        table,
        plan.with(roles),
        role.single() ? written.put(role.call(), arguments) : written.plus(role.call(), arguments));
  }

  private Series transform(String call, String arguments, Transform transform) {
    return new Series(
        table, plan.with(plan.transforms().then(transform)), written.plus(call, arguments));
  }

  private Series windowing(Windowing windowing, String call, int rows) {
    return new Series(table, plan.with(windowing), written.put(call, Integer.toString(rows)));
  }

  private static List<Double> boxed(double... levels) {
    return DoubleStream.of(levels).boxed().toList();
  }

  private static String text(List<Double> levels) {
    return levels.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String names(Object... values) {
    List<String> names = new ArrayList<>();
    for (Object value : values) {
      names.add(value.toString());
    }
    return String.join(", ", names);
  }
}
