package dev.rondo.model;

/** The kinds of model, by the names that stand in files. */
enum ModelKind {
  FORECASTER("Forecaster", "forecaster", "series"),
  CLASSIFIER("SequenceClassifier", "sequenceClassifier", "labelled sequences"),
  REGRESSOR("SequenceRegressor", "sequenceRegressor", "measured sequences");

  private final String type;
  private final String call;
  private final String data;

  ModelKind(String type, String call, String data) {
    this.type = type;
    this.call = call;
    this.data = data;
  }

  static ModelKind of(Model model) {
    return model instanceof Forecaster
        ? FORECASTER
        : model instanceof SequenceClassifier ? CLASSIFIER : REGRESSOR;
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
}
