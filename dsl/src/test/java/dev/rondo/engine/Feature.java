package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.cell;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.MinimalGatedUnit;
import org.nd4j.linalg.api.buffer.DataType;

/** Each layer and each option of a cell, in the smallest architecture that has it. */
enum Feature {
  ELMAN("as it is"),
  ELMAN_RELU("`activation(RELU)`"),
  ELMAN_NORM("`layerNorm()`"),
  ELMAN_VARIATIONAL("`variationalDropout(p)`"),
  ELMAN_CONNECT("`dropConnect(p)`"),
  LSTM("as it is"),
  LSTM_PEEPHOLES("`peepholes()`"),
  LSTM_NORM("`layerNorm()`"),
  LSTM_VARIATIONAL("`variationalDropout(p)`"),
  LSTM_CONNECT("`dropConnect(p)`"),
  GRU("as it is"),
  GRU_BEFORE("`reset(BEFORE)`"),
  GRU_NORM("`layerNorm()`"),
  GRU_VARIATIONAL("`variationalDropout(p)`"),
  GRU_CONNECT("`dropConnect(p)`"),
  OWN_CELL("`cell(...)`, one of your own"),
  BIDIRECTIONAL("`bidirectional(...)`"),
  EMBED("`embed(n)`"),
  EMBED_TIED("`embed(n).tied()`"),
  DROPOUT("`dropout(p)`"),
  LINEAR("`dense(n)`"),
  TANH("`dense(n, TANH)`"),
  SIGMOID("`dense(n, SIGMOID)`"),
  RELU("`dense(n, RELU)`"),
  LAST("`last()`"),
  MEAN("`mean()`"),
  MAX("`max()`"),
  ATTEND("`attend()`");

  private final String words;

  Feature(String words) {
    this.words = words;
  }

  /** How the page on engines calls it; an option of several cells has the same words in each. */
  String words() {
    return words;
  }

  private Architecture smallest() {
    return switch (this) {
      case ELMAN -> elman(2);
      case ELMAN_RELU -> elman(2).activation(Activation.RELU);
      case ELMAN_NORM -> elman(2).layerNorm();
      case ELMAN_VARIATIONAL -> elman(2).variationalDropout(0.5);
      case ELMAN_CONNECT -> elman(2).dropConnect(0.5);
      case LSTM -> lstm(2);
      case LSTM_PEEPHOLES -> lstm(2).peepholes();
      case LSTM_NORM -> lstm(2).layerNorm();
      case LSTM_VARIATIONAL -> lstm(2).variationalDropout(0.5);
      case LSTM_CONNECT -> lstm(2).dropConnect(0.5);
      case GRU -> gru(2);
      case GRU_BEFORE -> gru(2).reset(Reset.BEFORE);
      case GRU_NORM -> gru(2).layerNorm();
      case GRU_VARIATIONAL -> gru(2).variationalDropout(0.5);
      case GRU_CONNECT -> gru(2).dropConnect(0.5);
      case OWN_CELL -> cell(new MinimalGatedUnit(2));
      case BIDIRECTIONAL -> bidirectional(elman(2));
      case EMBED -> embed(2).elman(2);
      case EMBED_TIED -> embed(2).tied().elman(2);
      case DROPOUT -> elman(2).dropout(0.5);
      case LINEAR -> elman(2).dense(2);
      case TANH -> elman(2).dense(2, Activation.TANH);
      case SIGMOID -> elman(2).dense(2, Activation.SIGMOID);
      case RELU -> elman(2).dense(2, Activation.RELU);
      case LAST -> elman(2).last();
      case MEAN -> elman(2).mean();
      case MAX -> elman(2).max();
      case ATTEND -> elman(2).attend();
    };
  }

  /** The engine that runs it in float. */
  Engine engine() {
    return Engines.fastest(new NetworkShape(smallest(), 2, 0, 1), DataType.FLOAT);
  }

  /** Whether another engine than the reference runs it. */
  boolean fast() {
    return !(engine() instanceof Nd4jEngine);
  }
}
