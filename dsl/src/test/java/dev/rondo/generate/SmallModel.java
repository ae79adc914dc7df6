package dev.rondo.generate;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.TokenStepper;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/** Small networks over tokens, with weights large enough that some tokens are far likelier. */
final class SmallModel {

  private SmallModel() {}

  static Network of(Architecture architecture, int tokens, long seed) {
    return of(Engines.available().get(0), architecture, tokens, seed);
  }

  static Network of(Engine engine, Architecture architecture, int tokens, long seed) {
    Network network = engine.open(shape(architecture, tokens), DataType.FLOAT);
    network.initialize(seed);
    network.parameters().muli(4);
    return network;
  }

  static boolean runs(Engine engine, Architecture architecture, int tokens) {
    return engine.runs(shape(architecture, tokens), DataType.FLOAT);
  }

  private static NetworkShape shape(Architecture architecture, int tokens) {
    boolean embeds = architecture.layers().get(0) instanceof EmbedSpec;
    return new NetworkShape(architecture, embeds ? tokens + 1 : tokens, 0, tokens);
  }

  /** Each engine that this JVM has. */
  static Stream<Engine> engines() {
    return List.copyOf(Engines.available()).stream();
  }

  /** The probabilities of what comes next, taken the plain way. */
  static double[] probabilities(Network network, int... read) {
    TokenStepper stepper = new TokenStepper(network, 1);
    float[] scores = stepper.beginning();
    for (int token : read) {
      scores = stepper.step(token);
    }
    double sum = 0;
    double[] p = new double[scores.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(scores[i]);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }
}
