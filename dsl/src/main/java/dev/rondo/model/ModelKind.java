package dev.rondo.model;

/** The kinds of model, by the names that stand in files. */
enum ModelKind {
  FORECASTER("Forecaster", "forecaster", "series", "forecast(newData)"),
  CLASSIFIER("SequenceClassifier", "sequenceClassifier", "labelled sequences", "predict(newData)"),
  REGRESSOR("SequenceRegressor", "sequenceRegressor", "measured sequences", "predict(newData)"),
  TEXT_CLASSIFIER("Classifier", "classifier", "labelled texts", "predict(text)"),
  TAGGER("Tagger", "tagger", "tagged texts", "tag(text)"),
  LANGUAGE_MODEL("LanguageModel", "languageModel", "a corpus", "step(text, state)");

  private final String type;
  private final String call;
  private final String data;
  private final String alone;

  ModelKind(String type, String call, String data, String alone) {
    this.type = type;
    this.call = call;
    this.data = data;
    this.alone = alone;
  }

  static ModelKind of(Model model) {
    if (model instanceof Forecaster) {
      return FORECASTER;
    }
    if (model instanceof LanguageModel) {
      return LANGUAGE_MODEL;
    }
    if (model instanceof Classifier) {
      return TEXT_CLASSIFIER;
    }
    if (model instanceof Tagger) {
      return TAGGER;
    }
    return model instanceof SequenceClassifier ? CLASSIFIER : REGRESSOR;
  }

  /** Whether a softmax makes the network's answers what the user sees. */
  boolean answersWithSoftmax() {
    return this != FORECASTER && this != REGRESSOR;
  }

  /** The Java type of such a model. */
  String type() {
    return type;
  }

  /** The method of a checkpoint that gives it. */
  String call() {
    return call;
  }

  /** What it learns from, in words. */
  String data() {
    return data;
  }

  /** What it can do without them. */
  String alone() {
    return alone;
  }
}
