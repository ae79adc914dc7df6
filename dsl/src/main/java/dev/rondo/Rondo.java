package dev.rondo;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architectures;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.ElmanArchitecture;
import dev.rondo.architecture.EmbedArchitecture;
import dev.rondo.architecture.GruArchitecture;
import dev.rondo.architecture.LstmArchitecture;
import dev.rondo.architecture.Reset;
import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.cell.Cell;
import dev.rondo.cell.Initializer;
import dev.rondo.data.ArraySequences;
import dev.rondo.data.CalendarFeature;
import dev.rondo.data.Corpus;
import dev.rondo.data.Mend;
import dev.rondo.data.Missing;
import dev.rondo.data.Sequences;
import dev.rondo.data.Series;
import dev.rondo.data.Texts;
import dev.rondo.generate.Beam;
import dev.rondo.generate.Greedy;
import dev.rondo.generate.Sampling;
import dev.rondo.model.Checkpoint;
import dev.rondo.train.Adagrad;
import dev.rondo.train.Adam;
import dev.rondo.train.AdamW;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import dev.rondo.train.Metric;
import dev.rondo.train.RmsProp;
import dev.rondo.train.Run;
import dev.rondo.train.Runs;
import dev.rondo.train.Schedule;
import dev.rondo.train.Sgd;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * The front door: every sentence of the language starts with a word from here.
 *
 * <pre>{@code
 * import static dev.rondo.Rondo.*;
 * }</pre>
 */
public final class Rondo {

  /** The month of the year as a calendar feature. */
  public static final CalendarFeature MONTH = CalendarFeature.MONTH;

  /** The quarter of the year as a calendar feature. */
  public static final CalendarFeature QUARTER = CalendarFeature.QUARTER;

  /** The week of the year as a calendar feature. */
  public static final CalendarFeature WEEK = CalendarFeature.WEEK;

  /** The day of the month as a calendar feature. */
  public static final CalendarFeature DAY_OF_MONTH = CalendarFeature.DAY_OF_MONTH;

  /** The day of the week as a calendar feature. */
  public static final CalendarFeature DAY_OF_WEEK = CalendarFeature.DAY_OF_WEEK;

  /** The day of the year as a calendar feature. */
  public static final CalendarFeature DAY_OF_YEAR = CalendarFeature.DAY_OF_YEAR;

  /** The hour of the day as a calendar feature. */
  public static final CalendarFeature HOUR = CalendarFeature.HOUR;

  /** The minute of the hour as a calendar feature. */
  public static final CalendarFeature MINUTE = CalendarFeature.MINUTE;

  /** Missing values are filled in along a line. */
  public static final Missing INTERPOLATE = Missing.INTERPOLATE;

  /** Rows with missing values are left out. */
  public static final Missing DROP = Missing.DROP;

  /** Rows are put in the order of their times. */
  public static final Mend SORT = Mend.SORT;

  /** Rows of the same time become one, their mean. */
  public static final Mend AVERAGE_DUPLICATES = Mend.AVERAGE_DUPLICATES;

  /** Times that are left out get a row of missing values. */
  public static final Mend FILL_GAPS = Mend.FILL_GAPS;

  /** A GRU's reset gate stands before the recurrent product, as in the paper. */
  public static final Reset BEFORE = Reset.BEFORE;

  /** A GRU's reset gate stands after the recurrent product, as in PyTorch and Keras. */
  public static final Reset AFTER = Reset.AFTER;

  /** The number itself, for a dense layer. */
  public static final Activation LINEAR = Activation.LINEAR;

  /** The hyperbolic tangent. */
  public static final Activation TANH = Activation.TANH;

  /** {@code max(0, x)}. */
  public static final Activation RELU = Activation.RELU;

  /** {@code 1 / (1 + exp(-x))}. */
  public static final Activation SIGMOID = Activation.SIGMOID;

  private Rondo() {}

  /** A time series read from a CSV file. */
  public static Series series(String path) {
    return Series.read(Path.of(path));
  }

  /** A time series in a table. */
  public static Series series(Table table) {
    return Series.of(table);
  }

  /** Sequences read from a CSV file, many rows each; goes on as those in a table do. */
  public static Sequences sequences(String path) {
    return Sequences.read(Path.of(path));
  }

  /** Sequences in a table, many rows each; goes on with {@code .by("id").label("class")}. */
  public static Sequences sequences(Table table) {
    return Sequences.of(table);
  }

  /**
   * Sequences in arrays, each with the numbers it should give.
   *
   * @param x {@code [batch, time, feature]}
   * @param y {@code [batch, target]}, or {@code [batch]}
   */
  public static ArraySequences sequences(INDArray x, INDArray y) {
    return ArraySequences.of(x, y);
  }

  /**
   * Texts read from a CSV file, one a row; goes on with {@code
   * .text("review").label("sentiment").words(10_000)}.
   */
  public static Texts texts(String path) {
    return Texts.read(Path.of(path));
  }

  /** Texts in a table, one a row; goes on as those in a file do. */
  public static Texts texts(Table table) {
    return Texts.of(table);
  }

  /** An embedding of {@code units} numbers a token, for text; it stands first. */
  public static EmbedArchitecture embed(int units) {
    return Architectures.embed(units);
  }

  /**
   * A text that a language model learns to continue: a file, or a folder of files that end with
   * {@code .txt}.
   */
  public static Corpus corpus(String path) {
    return Corpus.read(Path.of(path));
  }

  /** A text that a language model learns to continue, as it is. */
  public static Corpus corpusOf(String text) {
    return Corpus.of(text);
  }

  /** An Elman layer of {@code units} hidden units. */
  public static ElmanArchitecture elman(int units) {
    return Architectures.elman(units);
  }

  /** An LSTM layer of {@code units} hidden units. */
  public static LstmArchitecture lstm(int units) {
    return Architectures.lstm(units);
  }

  /** A GRU layer of {@code units} hidden units. */
  public static GruArchitecture gru(int units) {
    return Architectures.gru(units);
  }

  /** A layer of a cell of your own, with any equations. */
  public static CellArchitecture cell(Cell cell) {
    return Architectures.cell(cell);
  }

  /** A layer read in both directions; {@code cell} is one recurrent layer. */
  public static SequenceArchitecture bidirectional(CellArchitecture cell) {
    return Architectures.bidirectional(cell);
  }

  /** Weights uniform within ±sqrt(6 / (rows + columns)), as Glorot and Bengio start them. */
  public static Initializer glorotUniform() {
    return new Initializer.GlorotUniform();
  }

  /** Weights as a random matrix with orthonormal rows or columns. */
  public static Initializer orthogonal() {
    return new Initializer.Orthogonal();
  }

  /** Weights uniform within ±limit. */
  public static Initializer uniform(double limit) {
    return new Initializer.Uniform(limit);
  }

  /** Weights normal with mean 0 and this deviation. */
  public static Initializer normal(double deviation) {
    return new Initializer.Normal(deviation);
  }

  /** Weights uniform within ±1/sqrt(units), as PyTorch starts them. */
  public static Initializer inverseRootUnits() {
    return new Initializer.InverseRootUnits();
  }

  /** Weights of zero. */
  public static Initializer zeros() {
    return new Initializer.Zeros();
  }

  /** A training plan of this many epochs. */
  public static TrainingPlan epochs(int number) {
    return TrainingPlan.of(number);
  }

  /** Stochastic gradient descent. */
  public static Sgd sgd(double learningRate) {
    return new Sgd(learningRate, 0, false, 0);
  }

  /** Adagrad: steps that shrink as the squares of past gradients add up. */
  public static Adagrad adagrad(double learningRate) {
    return Adagrad.of(learningRate);
  }

  /** RMSProp. */
  public static RmsProp rmsProp(double learningRate) {
    return RmsProp.of(learningRate);
  }

  /** Adam. */
  public static Adam adam(double learningRate) {
    return Adam.of(learningRate);
  }

  /** AdamW: Adam with decoupled weight decay, 0.01 if nothing else is said. */
  public static AdamW adamW(double learningRate) {
    return AdamW.of(learningRate);
  }

  /** A learning rate that stays. */
  public static Schedule constant() {
    return new Schedule.Constant();
  }

  /** A learning rate multiplied by {@code factor} every {@code every} epochs. */
  public static Schedule stepDown(int every, double factor) {
    return new Schedule.StepDown(every, factor);
  }

  /** A learning rate that falls along half a cosine. */
  public static Schedule cosine() {
    return new Schedule.Cosine();
  }

  /** A learning rate that rises and falls once. */
  public static Schedule oneCycle() {
    return new Schedule.OneCycle();
  }

  /**
   * A learning rate multiplied by {@code factor} after {@code patience} epochs without progress.
   */
  public static Schedule reduceOnPlateau(int patience, double factor) {
    return new Schedule.ReduceOnPlateau(patience, factor);
  }

  /** The mean squared error. */
  public static Loss mse() {
    return Losses.mse();
  }

  /** The mean absolute error. */
  public static Loss mae() {
    return Losses.mae();
  }

  /** Huber's loss: squared for errors up to {@code delta}, then straight. */
  public static Loss huber(double delta) {
    return Losses.huber(delta);
  }

  /** The quantile (pinball) loss. */
  public static Loss quantile(double... levels) {
    return Losses.quantile(levels);
  }

  /** The negative log-likelihood of a normal distribution, for a mean and a deviation a target. */
  public static Loss gaussian() {
    return Losses.gaussian();
  }

  /** The cross-entropy of a softmax, in nats. */
  public static Loss crossEntropy() {
    return Losses.crossEntropy();
  }

  /** A loss of your own: its value for prediction p and target y, and its derivative by p. */
  public static Loss loss(String name, DoubleBinaryOperator value, DoubleBinaryOperator slope) {
    return Losses.elementwise(name, value, slope);
  }

  /** A figure of your own, from all predictions and targets. */
  public static Metric metric(String name, ToDoubleBiFunction<INDArray, INDArray> figure) {
    return new Metric(name, figure);
  }

  /** Tokens drawn by the network's probabilities: sharper below 1, flatter above. */
  public static Sampling temperature(double number) {
    return Sampling.PLAIN.temperature(number);
  }

  /** Tokens drawn from the k likeliest. */
  public static Sampling topK(int k) {
    return Sampling.PLAIN.topK(k);
  }

  /** Tokens drawn from the likeliest that have together this share, above 0 to 1. */
  public static Sampling topP(double share) {
    return Sampling.PLAIN.topP(share);
  }

  /** The likeliest token each time. */
  public static Greedy greedy() {
    return new Greedy();
  }

  /** The likeliest text that a search with {@code width} texts side by side finds. */
  public static Beam beam(int width) {
    return new Beam(width);
  }

  /**
   * A file that a model or a run was saved in: {@code load("flights.safetensors").forecaster()},
   * {@code load("run.safetensors").run(flights).resume()}.
   */
  public static Checkpoint load(String path) {
    return Checkpoint.read(Path.of(path));
  }

  /** The training runs of this process, newest first; each leads to its model. */
  public static List<Run> runs() {
    return Runs.all();
  }
}
