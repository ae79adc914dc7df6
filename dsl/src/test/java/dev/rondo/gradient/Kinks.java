package dev.rondo.gradient;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Architectures;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.data.Batch;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.train.Lesson;
import dev.rondo.train.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a network and its loss come within 1e-3 of a kink: a unit of relu of changing sides, two
 * steps of max() of changing places, a prediction of passing its target.
 */
final class Kinks {

  static final double DISTANCE = 1e-3;
  private static final String HEAD = "head.W";

  private final Network network;
  private final Lesson lesson;
  private final List<LayerSpec> layers;

  Kinks(Network network, Lesson lesson) {
    this.network = network;
    this.lesson = lesson;
    this.layers = network.shape().architecture().layers();
  }

  /** Says each of them. */
  List<String> near() {
    List<String> near = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (isRelu(layers.get(i))) {
        near.addAll(reluUnits(i));
      }
      if (layers.get(i) == SummarySpec.MAX) {
        near.addAll(ties(i));
      }
    }
    near.addAll(targets());
    return near;
  }

  private static boolean isRelu(LayerSpec layer) {
    return (layer instanceof DenseSpec dense && dense.activation() == Activation.RELU)
        || (layer instanceof ElmanSpec elman && elman.activation() == Activation.RELU)
        || (layer instanceof BidirectionalSpec both && isRelu(both.cell()));
  }

  /** Units that change sides while their bias, and so what goes into relu, moves by 1e-3. */
  private List<String> reluUnits(int layer) {
    Network part = upTo(layer + 1);
    List<Boolean> sides = sides(part);
    List<String> near = new ArrayList<>();
    for (Slot slot : part.layout().slots()) {
      boolean bias = slot.name().endsWith(".bx") || slot.name().endsWith(".b");
      for (int j = 0; bias && slot.name().startsWith(layer + ".") && j < slot.columns(); j++) {
        int at = slot.offset() + j;
        double here = part.parameters().getDouble(at);
        for (double moved : new double[] {here - DISTANCE, here + DISTANCE}) {
          part.parameters().putScalar(at, moved);
          if (!sides(part).equals(sides)) {
            near.add("relu at " + slot.name() + "[0," + j + "]");
          }
        }
        part.parameters().putScalar(at, here);
      }
    }
    return near;
  }

  private List<Boolean> sides(Network part) {
    return Arrays.stream(Bits.of(answer(part))).mapToObj(h -> h > 0).toList();
  }

  /** Features whose two largest steps lie close; zeros of relu and of dropout move by nothing. */
  private List<String> ties(int layer) {
    INDArray rows = answer(upTo(layer));
    List<String> near = new ArrayList<>();
    for (int n = 0; n < rows.size(0); n++) {
      int which = n;
      int length = lesson.batch().lengths().map(l -> l[which]).orElse((int) rows.size(1));
      for (int f = 0; f < rows.size(2); f++) {
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < length; t++) {
          double h = rows.getDouble(n, t, f);
          second = Math.max(second, Math.min(first, h));
          first = Math.max(first, h);
        }
        if (first - second < DISTANCE && !(first == 0 && second == 0)) {
          near.add("max of sequence " + n + ", feature " + f);
        }
      }
    }
    return near;
  }

  /** Predictions at the place where their loss turns. */
  private List<String> targets() {
    String loss = lesson.loss().toString();
    Optional<Double> turn =
        loss.equals(Losses.huber(0.8).toString())
            ? Optional.of(0.8)
            : loss.equals(Losses.mae().toString()) || loss.startsWith("quantile")
                ? Optional.of(0.0)
                : Optional.empty();
    if (turn.isEmpty()) {
      return List.of();
    }
    double[] p = Bits.of(answer(network));
    double[] y = Bits.of(lesson.batch().target());
    List<String> near = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      double miss = Math.abs(p[i] - y[i * y.length / p.length]);
      if (Math.abs(miss - turn.get()) < DISTANCE) {
        near.add(loss + " of prediction " + i);
      }
    }
    return near;
  }

  /** What the whole network or its first layers make of the lesson. */
  private INDArray answer(Network any) {
    Batch b = lesson.batch();
    Batch batch =
        any.shape().side() > 0
            ? b
            : new Batch(b.x(), b.lengths(), Optional.empty(), b.target(), b.weight());
    any.forward(batch, lesson.pass(), Optional.empty());
    int recurrent = any.state().layers().size();
    Optional<NetworkState> start =
        lesson.start().map(s -> new NetworkState(s.layers().subList(0, recurrent)));
    return any.forward(batch, lesson.pass(), start).dup();
  }

  /** The first layers of the network, followed by a head that changes nothing. */
  private Network upTo(int end) {
    List<LayerSpec> some = new ArrayList<>(layers.subList(0, end));
    if (some.get(0) instanceof EmbedSpec embed) {
      some.set(0, new EmbedSpec(embed.units(), false)); // their head is one of its own
    }
    Architecture part = Architectures.of(some);
    int width = slots(open(part, 1)).get(HEAD).rows();
    Network cut = open(part, width);
    Map<String, Slot> whole = slots(network);
    for (Slot slot : cut.layout().slots()) {
      boolean ofHead = slot.name().startsWith("head.");
      int from = ofHead ? 0 : whole.get(slot.name()).offset();
      for (int i = 0; i < slot.rows() * slot.columns(); i++) {
        double value =
            ofHead
                ? slot.name().equals(HEAD) && i / width == i % width ? 1 : 0
                : network.parameters().getDouble(from + i);
        cut.parameters().putScalar(slot.offset() + i, value);
      }
    }
    return cut;
  }

  private static Map<String, Slot> slots(Network any) {
    return any.layout().slots().stream().collect(Collectors.toMap(Slot::name, Function.identity()));
  }

  private Network open(Architecture part, int outputs) {
    return new Nd4jEngine()
        .open(new NetworkShape(part, network.shape().inputs(), 0, outputs), DataType.DOUBLE);
  }
}
