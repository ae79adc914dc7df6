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
  ELMAN(elman(2)),
  ELMAN_RELU(elman(2).activation(Activation.RELU)),
  ELMAN_NORM(elman(2).layerNorm()),
  ELMAN_VARIATIONAL(elman(2).variationalDropout(0.5)),
  ELMAN_CONNECT(elman(2).dropConnect(0.5)),
  LSTM(lstm(2)),
  LSTM_PEEPHOLES(lstm(2).peepholes()),
  LSTM_NORM(lstm(2).layerNorm()),
  LSTM_VARIATIONAL(lstm(2).variationalDropout(0.5)),
  LSTM_CONNECT(lstm(2).dropConnect(0.5)),
  GRU(gru(2)),
  GRU_BEFORE(gru(2).reset(Reset.BEFORE)),
  GRU_NORM(gru(2).layerNorm()),
  GRU_VARIATIONAL(gru(2).variationalDropout(0.5)),
  GRU_CONNECT(gru(2).dropConnect(0.5)),
  OWN_CELL(cell(new MinimalGatedUnit(2))),
  BIDIRECTIONAL(bidirectional(elman(2))),
  DROPOUT(elman(2).dropout(0.5)),
  LINEAR(elman(2).dense(2)),
  TANH(elman(2).dense(2, Activation.TANH)),
  SIGMOID(elman(2).dense(2, Activation.SIGMOID)),
  RELU(elman(2).dense(2, Activation.RELU)),
  LAST(elman(2).last()),
  MEAN(elman(2).mean()),
  MAX(elman(2).max()),
  ATTEND(elman(2).attend());

  @SuppressWarnings("ImmutableEnumChecker") // an architecture is a value
  private final Architecture smallest;

  Feature(Architecture smallest) {
    this.smallest = smallest;
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
