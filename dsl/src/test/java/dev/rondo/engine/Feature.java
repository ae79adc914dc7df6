package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.cell;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.MinimalGatedUnit;
import org.nd4j.linalg.api.buffer.DataType;

/** Each layer and each option of a cell, in the smallest architecture that has it. */
enum Feature {
  ELMAN("as it is", elman(2)),
  ELMAN_RELU("`activation(RELU)`", elman(2).activation(Activation.RELU)),
  ELMAN_NORM("`layerNorm()`", elman(2).layerNorm()),
  ELMAN_VARIATIONAL("`variationalDropout(p)`", elman(2).variationalDropout(0.5)),
  ELMAN_CONNECT("`dropConnect(p)`", elman(2).dropConnect(0.5)),
  LSTM("as it is", lstm(2)),
  LSTM_PEEPHOLES("`peepholes()`", lstm(2).peepholes()),
  LSTM_NORM("`layerNorm()`", lstm(2).layerNorm()),
  LSTM_VARIATIONAL("`variationalDropout(p)`", lstm(2).variationalDropout(0.5)),
  LSTM_CONNECT("`dropConnect(p)`", lstm(2).dropConnect(0.5)),
  GRU("as it is", gru(2)),
  GRU_BEFORE("`reset(BEFORE)`", gru(2).reset(Reset.BEFORE)),
  GRU_NORM("`layerNorm()`", gru(2).layerNorm()),
  GRU_VARIATIONAL("`variationalDropout(p)`", gru(2).variationalDropout(0.5)),
  GRU_CONNECT("`dropConnect(p)`", gru(2).dropConnect(0.5)),
  OWN_CELL("`cell(...)`, one of your own", cell(new MinimalGatedUnit(2))),
  BIDIRECTIONAL("`bidirectional(...)`", bidirectional(elman(2))),
  DROPOUT("`dropout(p)`", elman(2).dropout(0.5)),
  LINEAR("`dense(n)`", elman(2).dense(2)),
  TANH("`dense(n, TANH)`", elman(2).dense(2, Activation.TANH)),
  SIGMOID("`dense(n, SIGMOID)`", elman(2).dense(2, Activation.SIGMOID)),
  RELU("`dense(n, RELU)`", elman(2).dense(2, Activation.RELU)),
  LAST("`last()`", elman(2).last()),
  MEAN("`mean()`", elman(2).mean()),
  MAX("`max()`", elman(2).max()),
  ATTEND("`attend()`", elman(2).attend());

  @SuppressWarnings("ImmutableEnumChecker") // an architecture is a value
  private final String words;

  private final Architecture smallest;

  Feature(String words, Architecture smallest) {
    this.words = words;
    this.smallest = smallest;
  }

  /** How the page on engines calls it; an option of several cells has the same words in each. */
  String words() {
    return words;
  }

  /** The engine that runs it in float. */
  Engine engine() {
    return Engines.fastest(new NetworkShape(smallest, 2, 0, 1), DataType.FLOAT);
  }

  /** Whether another engine than the reference runs it. */
  boolean fast() {
    return !(engine() instanceof Nd4jEngine);
  }
}
