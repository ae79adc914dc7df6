package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.engine.NetworkShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our words for the networks that {@code make_exchange.py} builds in Keras. */
final class KerasNetworks {

  private KerasNetworks() {}

  /** Each network by the name of its file. */
  static Map<String, NetworkShape> shapes() {
    Map<String, NetworkShape> all = new LinkedHashMap<>();
    put(all, "elman_1_forward_last", elman(4).last(), 0);
    put(all, "relu_1_forward_mean", elman(4).activation(Activation.RELU).mean(), 0);
    put(all, "elman_2_both_steps", bidirectional(elman(4)).bidirectional(elman(4)), 0);
    put(all, "lstm_1_forward_steps", lstm(4), 0);
    put(all, "lstm_2_both_last", bidirectional(lstm(4)).bidirectional(lstm(4)).last(), 0);
    put(all, "lstm_2_forward_max", lstm(4).lstm(4).max(), 0);
    put(all, "gru_1_forward_last", gru(4).last(), 0);
    put(all, "gru_2_both_mean", bidirectional(gru(4)).bidirectional(gru(4)).mean(), 0);
    put(all, "before_1_both_max", bidirectional(gru(4).reset(Reset.BEFORE)).max(), 0);
    put(all, "unbiased_2_forward_last", gru(4).gru(4).last(), 0);
    put(all, "mixed", mixed(), 0);
    put(all, "side", bidirectional(gru(4)).last(), 2);
    put(all, "tokens_last", embed(5).lstm(4).gru(4).last(), 0);
    put(all, "tokens_mean", embed(5).bidirectional(gru(4)).mean(), 0);
    return all;
  }

  /** A network whose answers are a softmax in Keras. */
  static Architecture mixed() {
    return lstm(4)
        .dropout(0.3)
        .dense(5, Activation.SIGMOID)
        .gru(4)
        .last()
        .dense(6, Activation.TANH);
  }

  private static void put(
      Map<String, NetworkShape> all, String name, Architecture architecture, int side) {
    int inputs = architecture.toString().startsWith("embed") ? 4 : 2;
    all.put("keras_" + name, new NetworkShape(architecture, inputs, side, 3));
  }
}
