package dev.rondo.gradient;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.cell;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Architectures;
import dev.rondo.architecture.BuiltInArchitecture;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.DropoutSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.cell.CoupledMemory;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.layer.StackPlan;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One choice of everything that a gradient passes through. */
record Configuration(
    Kind kind,
    Norm norm,
    Masks masks,
    Direction direction,
    Below below,
    Above above,
    Summary summary,
    After after,
    Side side,
    Lengths lengths,
    Weighting weighting,
    Judge judge,
    Truncation truncation,
    Start start,
    Entry entry) {

  /** A value of one of the factors below. */
  sealed interface Choice {}

  enum Kind implements Choice {
    ELMAN,
    ELMAN_RELU,
    LSTM,
    PEEPHOLES,
    GRU,
    GRU_BEFORE,
    OWN,
    OWN_WITH_MEMORY
  }

  enum Norm implements Choice {
    PLAIN,
    LAYER_NORM
  }

  enum Masks implements Choice {
    UNMASKED,
    VARIATIONAL,
    DROP_CONNECT,
    BOTH_MASKS
  }

  enum Direction implements Choice {
    FORWARD,
    BOTH_WAYS
  }

  enum Below implements Choice {
    FIRST,
    ON_GRU,
    ON_DENSE,
    ON_DROPOUT,
    ON_BOTH_WAYS
  }

  enum Above implements Choice {
    UNTOPPED,
    UNDER_DENSE,
    UNDER_DROPOUT
  }

  enum Summary implements Choice {
    EACH_STEP,
    LAST,
    MEAN,
    MAX,
    ATTEND
  }

  enum After implements Choice {
    HEAD,
    LINEAR,
    TANH,
    RELU,
    SIGMOID,
    DROPOUT
  }

  enum Side implements Choice {
    NO_SIDE,
    SIDE
  }

  enum Lengths implements Choice {
    FULL,
    RAGGED
  }

  enum Weighting implements Choice {
    ALIKE,
    WEIGHTED
  }

  enum Judge implements Choice {
    MSE,
    MAE,
    HUBER,
    QUANTILE,
    CROSS_ENTROPY,
    GAUSSIAN,
    OWN_LOSS
  }

  enum Truncation implements Choice {
    WHOLE,
    PIECES
  }

  enum Start implements Choice {
    FROM_ZEROS,
    FROM_STATE
  }

  /** What x is: numbers, tokens, or tokens whose vectors are the head's too. */
  enum Entry implements Choice {
    NUMBERS,
    TOKENS,
    TIED_TOKENS
  }

  static List<List<Choice>> factors() {
    return List.of(
        List.of(Kind.values()),
        List.of(Norm.values()),
        List.of(Masks.values()),
        List.of(Direction.values()),
        List.of(Below.values()),
        List.of(Above.values()),
        List.of(Summary.values()),
        List.of(After.values()),
        List.of(Side.values()),
        List.of(Lengths.values()),
        List.of(Weighting.values()),
        List.of(Judge.values()),
        List.of(Truncation.values()),
        List.of(Start.values()),
        List.of(Entry.values()));
  }

  /** Whether two choices may meet; those that may not are refused by the library with a reason. */
  static boolean fit(Choice first, Choice second) {
    boolean own = first == Kind.OWN || first == Kind.OWN_WITH_MEMORY;
    if (second == Norm.LAYER_NORM) {
      return !own && first != Kind.GRU_BEFORE;
    }
    if (second instanceof Masks) {
      return !own || second == Masks.UNMASKED;
    }
    if (second == Side.SIDE) {
      return first != Summary.EACH_STEP;
    }
    if (second == Entry.TIED_TOKENS) {
      return first != Side.SIDE && (!(first instanceof Summary) || first == Summary.EACH_STEP);
    }
    if (second == Truncation.PIECES) {
      return first != Direction.BOTH_WAYS
          && first != Below.ON_BOTH_WAYS
          && first != Lengths.RAGGED
          && first != Summary.MEAN
          && first != Summary.MAX
          && first != Summary.ATTEND;
    }
    return true;
  }

  static Configuration of(List<Choice> row) {
    return new Configuration(
        (Kind) row.get(0),
        (Norm) row.get(1),
        (Masks) row.get(2),
        (Direction) row.get(3),
        (Below) row.get(4),
        (Above) row.get(5),
        (Summary) row.get(6),
        (After) row.get(7),
        (Side) row.get(8),
        (Lengths) row.get(9),
        (Weighting) row.get(10),
        (Judge) row.get(11),
        (Truncation) row.get(12),
        (Start) row.get(13),
        (Entry) row.get(14));
  }

  /** A cell with its options; everything else as simple as it can be, but ragged. */
  static Configuration of(Kind kind, Norm norm, Masks masks, Direction direction) {
    return new Configuration(
        kind,
        norm,
        masks,
        direction,
        Below.FIRST,
        Above.UNTOPPED,
        Summary.EACH_STEP,
        After.HEAD,
        Side.NO_SIDE,
        Lengths.RAGGED,
        Weighting.ALIKE,
        Judge.MSE,
        Truncation.WHOLE,
        Start.FROM_STATE,
        Entry.NUMBERS);
  }

  List<Choice> row() {
    return List.of(
        kind,
        norm,
        masks,
        direction,
        below,
        above,
        summary,
        after,
        side,
        lengths,
        weighting,
        judge,
        truncation,
        start,
        entry);
  }

  Architecture architecture() {
    List<LayerSpec> layers = new ArrayList<>(layersBelow());
    CellArchitecture cell = cell();
    layers.addAll((direction == Direction.FORWARD ? cell : bidirectional(cell)).layers());
    layerAbove().ifPresent(layers::add);
    if (summary != Summary.EACH_STEP) {
      layers.add(SummarySpec.valueOf(summary.name()));
    }
    layerAfter().ifPresent(layers::add);
    if (entry == Entry.TOKENS) {
      layers.add(0, new EmbedSpec(2, false));
    } else if (entry == Entry.TIED_TOKENS) {
      layers.add(0, new EmbedSpec(width(layers), true));
    }
    return Architectures.of(layers);
  }

  /** The width of what the head sees. */
  private static int width(List<LayerSpec> layers) {
    return new StackPlan(Architectures.of(layers), 1, 0, 1)
        .layout().slots().stream()
            .filter(slot -> slot.name().equals("head.W"))
            .mapToInt(Slot::rows)
            .sum();
  }

  /** Two, but for a norm over so few columns, which gives nothing but ones. */
  private int units() {
    return norm == Norm.LAYER_NORM ? 3 : 2;
  }

  private CellArchitecture cell() {
    return switch (kind) {
      case ELMAN -> with(elman(units()));
      case ELMAN_RELU -> with(elman(units()).activation(Activation.RELU).initLikeTorch());
      case LSTM -> with(lstm(2));
      case PEEPHOLES -> with(lstm(2).peepholes());
      case GRU -> with(gru(2));
      case GRU_BEFORE -> with(gru(2).reset(Reset.BEFORE));
      case OWN -> Architectures.cell(new MinimalGatedUnit(2));
      case OWN_WITH_MEMORY -> Architectures.cell(new CoupledMemory(2));
    };
  }

  private <A extends BuiltInArchitecture<A>> A with(A plain) {
    A cell = norm == Norm.LAYER_NORM ? plain.layerNorm() : plain;
    return switch (masks) {
      case UNMASKED -> cell;
      case VARIATIONAL -> cell.variationalDropout(0.3, 0.4);
      case DROP_CONNECT -> cell.dropConnect(0.3);
      case BOTH_MASKS -> cell.variationalDropout(0.4, 0.3).dropConnect(0.2);
    };
  }

  private List<LayerSpec> layersBelow() {
    return switch (below) {
      case FIRST -> List.of();
      case ON_GRU -> gru(1).layers();
      case ON_DENSE -> elman(1).dense(2, Activation.RELU).layers();
      case ON_DROPOUT -> elman(2).dropout(0.3).layers();
      case ON_BOTH_WAYS -> bidirectional(elman(1)).layers();
    };
  }

  private Optional<LayerSpec> layerAbove() {
    return Optional.ofNullable(
        switch (above) {
          case UNTOPPED -> null;
          case UNDER_DENSE -> new DenseSpec(2, Activation.TANH);
          case UNDER_DROPOUT -> new DropoutSpec(0.3);
        });
  }

  private Optional<LayerSpec> layerAfter() {
    return switch (after) {
      case HEAD -> Optional.empty();
      case DROPOUT -> Optional.of(new DropoutSpec(0.25));
      default -> Optional.of(new DenseSpec(2, Activation.valueOf(after.name())));
    };
  }

  Loss loss() {
    return switch (judge) {
      case MSE -> Losses.mse();
      case MAE -> Losses.mae();
      case HUBER -> Losses.huber(0.8);
      case QUANTILE -> Losses.quantile(0.2, 0.7);
      case CROSS_ENTROPY -> Losses.crossEntropy();
      case GAUSSIAN -> Losses.gaussian();
      case OWN_LOSS ->
          Losses.elementwise(
              "logcosh", (p, y) -> Math.log(Math.cosh(p - y)), (p, y) -> Math.tanh(p - y));
    };
  }

  @Override
  public String toString() {
    return Stream.of(architecture(), side, lengths, weighting, judge, truncation, start)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
