package dev.rondo.model;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.architecture.internal.ArchitectureCodec;
import dev.rondo.cell.Cell;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.Corpus;
import dev.rondo.data.PreparedCorpus;
import dev.rondo.data.PreparedSequences;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.PreparedTags;
import dev.rondo.data.PreparedTexts;
import java.util.List;
import java.util.Optional;

/** Makes the model that a file holds, with or without its data. */
final class ModelReader {

  private final TensorFile file;
  private final List<Cell> cells;

  ModelReader(TensorFile file, List<Cell> cells) {
    this.file = file;
    this.cells = cells;
  }

  Forecaster forecaster(Optional<PreparedSeries> rows) {
    PreparedSeries known = PreparedSeries.read(file.fields(ModelFile.DATA));
    PreparedSeries data = rows.map(known::withRowsOf).orElse(known);
    Architecture architecture = architecture();
    return loaded(fields().make(() -> Forecaster.of(data, architecture)));
  }

  SequenceClassifier sequenceClassifier(Optional<PreparedSequences> sequences) {
    PreparedSequences data = sequences(sequences);
    if (data.labels().size() < 2) {
      throw file.fields(ModelFile.DATA)
          .refuse("labels", "expected at least 2 classes, got " + data.labels());
    }
    SummaryArchitecture architecture = summary();
    return loaded(fields().make(() -> SequenceClassifier.of(data, architecture)));
  }

  SequenceRegressor sequenceRegressor(Optional<PreparedSequences> sequences) {
    PreparedSequences data = sequences(sequences);
    SummaryArchitecture architecture = summary();
    return loaded(fields().make(() -> SequenceRegressor.of(data, architecture)));
  }

  LanguageModel languageModel(Optional<Corpus> corpus) {
    PreparedCorpus known = PreparedCorpus.read(file.fields(ModelFile.DATA));
    PreparedCorpus data = corpus.map(known::withTextOf).orElse(known);
    SequenceArchitecture architecture = sequence();
    return loaded(fields().make(() -> LanguageModel.of(data, architecture)));
  }

  Classifier classifier(Optional<PreparedTexts> texts) {
    PreparedTexts known = PreparedTexts.read(file.fields(ModelFile.DATA));
    PreparedTexts data = texts.map(known::withTextsOf).orElse(known);
    SummaryArchitecture architecture = summary();
    return loaded(fields().make(() -> Classifier.of(data, architecture)));
  }

  Tagger tagger(Optional<PreparedTags> texts) {
    PreparedTags known = PreparedTags.read(file.fields(ModelFile.DATA));
    PreparedTags data = texts.map(known::withTextsOf).orElse(known);
    SequenceArchitecture architecture = sequence();
    return loaded(fields().make(() -> Tagger.of(data, architecture)));
  }

  private PreparedSequences sequences(Optional<PreparedSequences> given) {
    PreparedSequences known = PreparedSequences.read(file.fields(ModelFile.DATA));
    return given.map(known::withSequencesOf).orElse(known);
  }

  private Architecture architecture() {
    return ArchitectureCodec.read(fields(), cells);
  }

  private SummaryArchitecture summary() {
    Architecture architecture = architecture();
    if (architecture instanceof SummaryArchitecture summary) {
      return summary;
    }
    throw fields().refuse("layers", "expected a summary among them, got " + architecture);
  }

  private SequenceArchitecture sequence() {
    Architecture architecture = architecture();
    if (architecture instanceof SequenceArchitecture sequence) {
      return sequence;
    }
    throw fields().refuse("layers", "expected no summary among them, got " + architecture);
  }

  private Fields fields() {
    return file.fields(ModelFile.ARCHITECTURE);
  }

  /** The model with the weights of the file, whose sizes are held against its tensors first. */
  private <M extends Model> M loaded(M model) {
    fields()
        .make(
            () -> {
              model.learner().load(file);
              return model;
            });
    return model;
  }
}
