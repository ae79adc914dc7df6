package dev.rondo.model;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.ArraySequences;
import dev.rondo.data.AutoregressiveSeries;
import dev.rondo.data.Corpus;
import dev.rondo.data.LabelledSequences;
import dev.rondo.data.LabelledTexts;
import dev.rondo.data.Series;
import dev.rondo.data.TaggedTexts;
import dev.rondo.train.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Data with the architecture bound to them: how a model is made, saved, found again and asked. */
sealed interface SavedSubject {

  Model fresh();

  Run run(Checkpoint file);

  Model bound(Checkpoint file);

  Model alone(Checkpoint file);

  /** Every bit of what a model says of new data. */
  String answer(Model model);

  /** A series whose horizon is answered at once. */
  record AtOnce(Table table, Series series, SummaryArchitecture architecture)
      implements SavedSubject {

    @Override
    public Forecaster fresh() {
      return series.model(architecture);
    }

    @Override
    public Run run(Checkpoint file) {
      return file.run(series);
    }

    @Override
    public Forecaster bound(Checkpoint file) {
      return file.forecaster(series);
    }

    @Override
    public Forecaster alone(Checkpoint file) {
      return file.forecaster();
    }

    @Override
    public String answer(Model model) {
      return bits(((Forecaster) model).forecast(table).toTable());
    }
  }

  /** A series answered at every step. */
  record Stepwise(Table table, AutoregressiveSeries series, SequenceArchitecture architecture)
      implements SavedSubject {

    @Override
    public Forecaster fresh() {
      return series.model(architecture);
    }

    @Override
    public Run run(Checkpoint file) {
      return file.run(series);
    }

    @Override
    public Forecaster bound(Checkpoint file) {
      return file.forecaster(series);
    }

    @Override
    public Forecaster alone(Checkpoint file) {
      return file.forecaster();
    }

    @Override
    public String answer(Model model) {
      return bits(((Forecaster) model).forecast(table).toTable());
    }
  }

  /** Labelled sequences. */
  record Sorted(Table table, LabelledSequences sequences, SummaryArchitecture architecture)
      implements SavedSubject {

    @Override
    public SequenceClassifier fresh() {
      return sequences.model(architecture);
    }

    @Override
    public Run run(Checkpoint file) {
      return file.run(sequences);
    }

    @Override
    public SequenceClassifier bound(Checkpoint file) {
      return file.sequenceClassifier(sequences);
    }

    @Override
    public SequenceClassifier alone(Checkpoint file) {
      return file.sequenceClassifier();
    }

    @Override
    public String answer(Model model) {
      Predictions said = ((SequenceClassifier) model).predict(table);
      return said.labels() + bits(said.toTable());
    }
  }

  /** Sequences in arrays. */
  record Measured(INDArray x, ArraySequences sequences, SummaryArchitecture architecture)
      implements SavedSubject {

    @Override
    public SequenceRegressor fresh() {
      return sequences.model(architecture);
    }

    @Override
    public Run run(Checkpoint file) {
      return file.run(sequences);
    }

    @Override
    public SequenceRegressor bound(Checkpoint file) {
      return file.sequenceRegressor(sequences);
    }

    @Override
    public SequenceRegressor alone(Checkpoint file) {
      return file.sequenceRegressor();
    }

    @Override
    public String answer(Model model) {
      return bits(((SequenceRegressor) model).predict(x));
    }
  }

  /** A text. */
  record Written(Corpus corpus, SequenceArchitecture architecture) implements SavedSubject {

    @Override
    public LanguageModel fresh() {
      return corpus.model(architecture);
    }

    @Override
    public Run run(Checkpoint file) {
      return file.run(corpus);
    }

    @Override
    public LanguageModel bound(Checkpoint file) {
      return file.languageModel(corpus);
    }

    @Override
    public LanguageModel alone(Checkpoint file) {
      return file.languageModel();
    }

    @Override
    public String answer(Model model) {
      LanguageModel writer = (LanguageModel) model;
      LanguageStep step = writer.step("the dog sat", writer.start());
      return bits(step.toTable()) + bits(writer.step(" on", step.state()).toTable());
    }
  }

  /** Labelled texts. */
  record Judged(LabelledTexts texts, SummaryArchitecture architecture) implements SavedSubject {

    @Override
    public Classifier fresh() {
      return texts.model(architecture);
    }

    @Override
    public Run run(Checkpoint file) {
      return file.run(texts);
    }

    @Override
    public Classifier bound(Checkpoint file) {
      return file.classifier(texts);
    }

    @Override
    public Classifier alone(Checkpoint file) {
      return file.classifier();
    }

    @Override
    public String answer(Model model) {
      Classifier classifier = (Classifier) model;
      Predictions said = classifier.predict(List.of("A dull film", "", "witty 😀 scenes"));
      String explained = bits(classifier.explain("its plot is stale").toTable());
      return said.labels() + bits(said.toTable()) + " " + explained + classifier.vocabulary();
    }
  }

  /** Tagged texts. */
  record Tagged(TaggedTexts texts, SequenceArchitecture architecture) implements SavedSubject {

    @Override
    public Tagger fresh() {
      return texts.model(architecture);
    }

    @Override
    public Run run(Checkpoint file) {
      return file.run(texts);
    }

    @Override
    public Tagger bound(Checkpoint file) {
      return file.tagger(texts);
    }

    @Override
    public Tagger alone(Checkpoint file) {
      return file.tagger();
    }

    @Override
    public String answer(Model model) {
      Tagging said = ((Tagger) model).tag("The man can 😀 fish");
      return said + bits(said.toTable());
    }
  }

  private static String bits(Table table) {
    return table.columns().stream()
        .filter(NumericColumn.class::isInstance)
        .flatMapToDouble(c -> Arrays.stream(((NumericColumn<?>) c).asDoubleArray()))
        .mapToObj(Double::toHexString)
        .collect(Collectors.joining(" "));
  }

  private static String bits(INDArray array) {
    return Arrays.stream(array.dup('c').reshape(array.length()).toDoubleVector())
        .mapToObj(Double::toHexString)
        .collect(Collectors.joining(" "));
  }
}
