package dev.rondo.model;

import dev.rondo.cell.Cell;
import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.ArraySequences;
import dev.rondo.data.AutoregressiveSeries;
import dev.rondo.data.Corpus;
import dev.rondo.data.LabelledSequences;
import dev.rondo.data.LabelledTexts;
import dev.rondo.data.MeasuredSequences;
import dev.rondo.data.PreparedSequences;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.PreparedTags;
import dev.rondo.data.PreparedTexts;
import dev.rondo.data.Series;
import dev.rondo.data.TaggedTexts;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.Loss;
import dev.rondo.train.Metric;
import dev.rondo.train.OwnFunctions;
import dev.rondo.train.Run;
import dev.rondo.train.SavedRun;
import dev.rondo.train.Task;
import dev.rondo.train.Trained;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A file that a model or a run was saved in, read whole and found sound; an immutable value that
 * says what it holds. A file names no code: cells, losses and metrics of one's own are given again
 * by {@code with}, and found by the names they print.
 *
 * <p>A model without its data predicts from new data: {@code load(path).forecaster()}. With the
 * data declared as before, it does all that it did: {@code load(path).forecaster(series)}; what was
 * fitted in training, such as scales, stays as it was. A run goes on with the same bits: {@code
 * load(path).run(series).resume()}.
 *
 * <p>Whatever the file holds that cannot be is a {@link CheckpointException}.
 */
public final class Checkpoint implements Renderable {

  private final Path path;
  private final TensorFile file;
  private final ModelKind kind;
  private final List<Cell> cells;
  private final OwnFunctions functions;

  private Checkpoint(
      Path path, TensorFile file, ModelKind kind, List<Cell> cells, OwnFunctions functions) {
    this.path = path;
    this.file = file;
    this.kind = kind;
    this.cells = cells;
    this.functions = functions;
  }

  /**
   * Reads a file that {@code model.save}, {@code run.save} or {@code autosave} has written.
   *
   * @throws CheckpointException if it was changed, is no such file, or a newer Rondo wrote it
   * @throws java.io.UncheckedIOException if there is no such file or it cannot be read
   */
  public static Checkpoint read(Path path) {
    return of(path, TensorFile.readSealed(path));
  }

  /** What was read from a path. */
  static Checkpoint of(Path path, TensorFile file) {
    try {
      String format = file.text(ModelFile.FORMAT);
      if (!format.equals(ModelFile.THIS_FORMAT)) {
        throw file.refuse(
            ModelFile.FORMAT,
            "written by a newer Rondo (format "
                + format
                + "); this one reads format "
                + ModelFile.THIS_FORMAT);
      }
      ModelKind kind = file.fields(ModelFile.MODEL).constant("kind", ModelKind.class);
      return new Checkpoint(path, file, kind, List.of(), OwnFunctions.NONE);
    } catch (CheckpointException e) {
      throw e.in(path);
    }
  }

  /** The same with a cell of one's own, which the file names as the cell prints. */
  public Checkpoint with(Cell cell) {
    List<Cell> more = new ArrayList<>(cells);
    more.add(cell);
    return new Checkpoint(path, file, kind, List.copyOf(more), functions);
  }

  /** The same with a loss of one's own, which the file names as the loss prints. */
  public Checkpoint with(Loss loss) {
    return new Checkpoint(path, file, kind, cells, functions.with(loss));
  }

  /** The same with a metric of one's own, which the file names. */
  public Checkpoint with(Metric metric) {
    return new Checkpoint(path, file, kind, cells, functions.with(metric));
  }

  /** The forecaster without its data: {@code forecast(newData)} works. */
  public Forecaster forecaster() {
    return forecaster(Optional.empty());
  }

  /** The forecaster with its data, declared as they were in training; the rows may be others. */
  public Forecaster forecaster(Series data) {
    return forecaster(Optional.of(data.prepare()));
  }

  /** The forecaster with its data, declared as they were in training; the rows may be others. */
  public Forecaster forecaster(AutoregressiveSeries data) {
    return forecaster(Optional.of(data.prepare()));
  }

  private Forecaster forecaster(Optional<PreparedSeries> rows) {
    require(ModelKind.FORECASTER);
    return read(reader -> reader.forecaster(rows));
  }

  /** The classifier without its data: {@code predict(newData)} works. */
  public SequenceClassifier sequenceClassifier() {
    return sequenceClassifier(Optional.empty());
  }

  /** The classifier with its data, declared as they were in training. */
  public SequenceClassifier sequenceClassifier(LabelledSequences data) {
    return sequenceClassifier(Optional.of(data.prepare()));
  }

  private SequenceClassifier sequenceClassifier(Optional<PreparedSequences> data) {
    require(ModelKind.CLASSIFIER);
    return read(reader -> reader.sequenceClassifier(data));
  }

  /** The regressor without its data: {@code predict(newData)} works. */
  public SequenceRegressor sequenceRegressor() {
    return sequenceRegressor(Optional.empty());
  }

  /** The regressor with its data, declared as they were in training. */
  public SequenceRegressor sequenceRegressor(MeasuredSequences data) {
    return sequenceRegressor(Optional.of(data.prepare()));
  }

  /** The regressor with its data, declared as they were in training. */
  public SequenceRegressor sequenceRegressor(ArraySequences data) {
    return sequenceRegressor(data.measured());
  }

  private SequenceRegressor sequenceRegressor(Optional<PreparedSequences> data) {
    require(ModelKind.REGRESSOR);
    return read(reader -> reader.sequenceRegressor(data));
  }

  /** The language model without its corpus: {@code step(text, state)} works. */
  public LanguageModel languageModel() {
    return languageModel(Optional.empty());
  }

  /** The language model with a corpus, declared as it was in training; its text may be another. */
  public LanguageModel languageModel(Corpus data) {
    return languageModel(Optional.of(data));
  }

  private LanguageModel languageModel(Optional<Corpus> data) {
    require(ModelKind.LANGUAGE_MODEL);
    return read(reader -> reader.languageModel(data));
  }

  /** The classifier of texts without its data: {@code predict(text)} works. */
  public Classifier classifier() {
    return classifier(Optional.empty());
  }

  /**
   * The classifier of texts with its data, declared as they were in training; the texts may be
   * others.
   */
  public Classifier classifier(LabelledTexts data) {
    return classifier(Optional.of(data.prepare()));
  }

  private Classifier classifier(Optional<PreparedTexts> data) {
    require(ModelKind.TEXT_CLASSIFIER);
    return read(reader -> reader.classifier(data));
  }

  /** The tagger without its data: {@code tag(text)} works. */
  public Tagger tagger() {
    return tagger(Optional.empty());
  }

  /** The tagger with its data, declared as they were in training; the texts may be others. */
  public Tagger tagger(TaggedTexts data) {
    return tagger(Optional.of(data.prepare()));
  }

  private Tagger tagger(Optional<PreparedTags> data) {
    require(ModelKind.TAGGER);
    return read(reader -> reader.tagger(data));
  }

  /** The run of a forecaster, ready for {@code resume()}; its data are the same as in training. */
  public Run run(Series data) {
    return run(ModelKind.FORECASTER, () -> forecaster(data));
  }

  /** The run of a forecaster, ready for {@code resume()}; its data are the same as in training. */
  public Run run(AutoregressiveSeries data) {
    return run(ModelKind.FORECASTER, () -> forecaster(data));
  }

  /** The run of a classifier, ready for {@code resume()}; its data are the same as in training. */
  public Run run(LabelledSequences data) {
    return run(ModelKind.CLASSIFIER, () -> sequenceClassifier(data));
  }

  /** The run of a regressor, ready for {@code resume()}; its data are the same as in training. */
  public Run run(MeasuredSequences data) {
    return run(ModelKind.REGRESSOR, () -> sequenceRegressor(data));
  }

  /** The run of a regressor, ready for {@code resume()}; its data are the same as in training. */
  public Run run(ArraySequences data) {
    return run(data.measured());
  }

  /** The run of a language model, ready for {@code resume()}; its corpus is the same. */
  public Run run(Corpus data) {
    return run(ModelKind.LANGUAGE_MODEL, () -> languageModel(data));
  }

  /** The run of a classifier of texts, ready for {@code resume()}; the texts are the same. */
  public Run run(LabelledTexts data) {
    return run(ModelKind.TEXT_CLASSIFIER, () -> classifier(data));
  }

  /** The run of a tagger, ready for {@code resume()}; the texts are the same. */
  public Run run(TaggedTexts data) {
    return run(ModelKind.TAGGER, () -> tagger(data));
  }

  private Run run(ModelKind given, Supplier<? extends Model> model) {
    if (!SavedRun.isIn(file)) {
      throw new IllegalArgumentException(
          "run(data): "
              + path
              + " holds a model and no run; run.save(path) and autosave(path) keep all that a"
              + " training goes on from; this one is trained on by "
              + call("load", kind.call() + "(data)")
              + ".fineTune(plan)");
    }
    if (given != kind) {
      throw new IllegalArgumentException(
          "run(data): "
              + path
              + " holds the run of a "
              + kind.type()
              + ", which learns from "
              + kind.data()
              + ", and the data are "
              + given.data()
              + "; give those it was trained on");
    }
    return read(
        reader -> {
          SavedRun saved = SavedRun.read(file, functions, path.toString()).loadedBy(kind.call());
          Model whole = model.get();
          Task task = saved.planned(() -> whole.task(saved.plan()));
          return whole.learner().resume(saved, task);
        });
  }

  private void require(ModelKind wanted) {
    if (wanted != kind) {
      throw new IllegalArgumentException(
          wanted.call()
              + "(): "
              + path
              + " holds a "
              + kind.type()
              + "; write "
              + call("load", kind.call() + "()"));
    }
  }

  private String call(String word, String then) {
    return word + "(\"" + path + "\")." + then;
  }

  private <T> T read(Function<ModelReader, T> wanted) {
    try {
      return wanted.apply(new ModelReader(file, cells));
    } catch (CheckpointException e) {
      throw e.in(path);
    }
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** What the file holds: kind, parameters, training, version and time. */
  @Override
  public String toString() {
    try {
      return described();
    } catch (CheckpointException e) {
      return path + ": " + e.in(path).getMessage();
    }
  }

  private String described() {
    Fields model = file.fields(ModelFile.MODEL);
    Trained trained = Trained.read(file.fields(Trained.KEY));
    return String.format(
        Locale.ROOT,
        "%s: %s %s %s, %,d parameters in %s, %s, saved %s by Rondo %s (engine %s)",
        path,
        SavedRun.isIn(file) ? "the run of a" : "a",
        kind.type(),
        model.text("written"),
        model.integer("parameters"),
        model.text("precision"),
        trained.plan().isEmpty()
            ? "weights from elsewhere"
            : "trained for " + trained.epochs() + " epochs by " + trained.plan(),
        file.text(ModelFile.SAVED),
        file.text(ModelFile.VERSION),
        file.text(ModelFile.ENGINE));
  }
}
