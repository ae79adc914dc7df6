package dev.rondo.conformance;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.BuiltInArchitecture;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.ElmanArchitecture;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.GruArchitecture;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.LstmArchitecture;
import dev.rondo.architecture.Reset;
import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.architecture.SummaryArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The architectures that the vectors know, by the words that make them. */
final class Architectures {

  private static final int FIRST = 3;
  private static final int SECOND = 4;
  private static final int EMBED = 5;

  /** The shares of x, h and Wh that a cell drops in training. */
  private record Shares(double input, double hidden, double weights) {}

  private static final List<Shares> SHARES =
      List.of(
          new Shares(0, 0, 0),
          new Shares(0.3, 0.2, 0),
          new Shares(0.2, 0.3, 0),
          new Shares(0.4, 0.4, 0),
          new Shares(0.3, 0.4, 0),
          new Shares(0, 0, 0.4),
          new Shares(0, 0, 0.3),
          new Shares(0.3, 0.4, 0.3));

  private static final Map<String, Architecture> ALL =
      all().stream().collect(Collectors.toMap(Architecture::toString, Function.identity()));

  private Architectures() {}

  static Architecture named(String words) {
    Architecture found = ALL.get(words);
    if (found == null) {
      throw new IllegalArgumentException("no vector is for " + words);
    }
    return found;
  }

  private static List<Architecture> all() {
    List<Architecture> all = new ArrayList<>();
    for (boolean norm : List.of(false, true)) {
      for (Shares shares : SHARES) {
        for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
          elmans(all, a -> options(a.activation(activation), norm, shares));
        }
        lstms(all, a -> options(a, norm, shares));
        lstms(all, a -> options(a.peepholes(), norm, shares));
        grus(all, a -> options(a, norm, shares));
        if (!norm) {
          grus(all, a -> options(a.reset(Reset.BEFORE), norm, shares));
        }
      }
    }
    all.addAll(List.copyOf(all).stream().flatMap(Architectures::embedded).toList());
    return all;
  }

  /** The same of tokens, with the head tied to them where it stands at every step. */
  private static Stream<Architecture> embedded(Architecture of) {
    Stream<Architecture> apart = Stream.of(after(new EmbedSpec(EMBED, false), of));
    return of instanceof SummaryArchitecture
        ? apart
        : Stream.concat(
            apart,
            Stream.of(FIRST, SECOND, 2 * FIRST, 2 * SECOND)
                .map(width -> after(new EmbedSpec(width, true), of)));
  }

  private static Architecture after(EmbedSpec first, Architecture of) {
    List<LayerSpec> layers = new ArrayList<>(of.layers());
    layers.add(0, first);
    return dev.rondo.architecture.Architectures.of(layers);
  }

  private static <A extends BuiltInArchitecture<A>> A options(A a, boolean norm, Shares shares) {
    A with = norm ? a.layerNorm() : a;
    with = shares.input > 0 ? with.variationalDropout(shares.input, shares.hidden) : with;
    return shares.weights > 0 ? with.dropConnect(shares.weights) : with;
  }

  private static void elmans(List<Architecture> all, UnaryOperator<ElmanArchitecture> options) {
    ElmanArchitecture one = options.apply(elman(FIRST));
    add(all, one, options.apply(elman(SECOND)), options.apply(one.elman(SECOND)));
  }

  private static void lstms(List<Architecture> all, UnaryOperator<LstmArchitecture> options) {
    LstmArchitecture one = options.apply(lstm(FIRST));
    add(all, one, options.apply(lstm(SECOND)), options.apply(one.lstm(SECOND)));
  }

  private static void grus(List<Architecture> all, UnaryOperator<GruArchitecture> options) {
    GruArchitecture one = options.apply(gru(FIRST));
    add(all, one, options.apply(gru(SECOND)), options.apply(one.gru(SECOND)));
  }

  private static void add(
      List<Architecture> all, CellArchitecture one, CellArchitecture other, CellArchitecture both) {
    for (SequenceArchitecture a :
        List.of(one, both, bidirectional(one), bidirectional(one).bidirectional(other))) {
      all.add(a);
      all.add(a.last());
      all.add(a.mean());
    }
  }
}
