package dev.rondo.diagnose;

import dev.rondo.architecture.LayerSpec;
import dev.rondo.engine.Network;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.HeatScale;
import dev.rondo.output.HeatText;
import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the hidden units of a network hold while it reads a text, and which of them follow something
 * that can be measured: the place in the line, quotes, brackets, upper case. Source of the method:
 * A. Karpathy, J. Johnson and L. Fei-Fei, Visualizing and understanding recurrent networks, 2015.
 *
 * <p>For each property the three units are named whose correlation with it is largest, whatever its
 * sign, on the first half of the text; the correlation that counts is the one on the second half.
 * Beside them stands the best unit of the same network before any training, found in the same way:
 * what it follows, training did not have to teach. A correlation says that two things go together
 * on this text, and not that the unit does nothing else. A property that does not change in one of
 * the halves is left out. Immutable.
 */
public final class UnitReadings implements Tabular {

  /** The fewest tokens of a text: less says nothing. */
  public static final int FEWEST = 100;

  /** How many tokens of a text are read at most. */
  public static final int MOST = 20_000;

  private static final int NAMED = 3;

  private final List<LayerSpec> architecture;
  private final List<String> pieces;
  private final Activations activations;
  private final List<UnitReading> readings;
  private final List<UnitReading> untrained;

  private UnitReadings(
      List<LayerSpec> architecture,
      List<String> pieces,
      Activations activations,
      List<UnitReading> readings,
      List<UnitReading> untrained) {
    this.architecture = architecture;
    this.pieces = pieces;
    this.activations = activations;
    this.readings = readings;
    this.untrained = untrained;
  }

  /**
   * Reads a text from a state of zeros.
   *
   * @param network the trained network
   * @param fresh the same network before any training
   * @param tokens the numbers of the text's tokens, from 100 to 20,000 of them
   * @param pieces the tokens' texts, which side by side are the text
   */
  public static UnitReadings of(Network network, Network fresh, int[] tokens, List<String> pieces) {
    if (tokens.length < FEWEST || tokens.length > MOST || pieces.size() != tokens.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "units: %,d tokens and %,d texts of them; expected as many of both, %,d to %,d",
              tokens.length,
              pieces.size(),
              FEWEST,
              MOST));
    }
    Activations activations = Activations.of(network, tokens);
    return new UnitReadings(
        network.shape().architecture().layers(),
        List.copyOf(pieces),
        activations,
        search(activations, pieces, NAMED),
        search(Activations.of(fresh, tokens), pieces, 1));
  }

  private static List<UnitReading> search(Activations held, List<String> pieces, int named) {
    List<UnitReading> found = new ArrayList<>();
    for (TextProperty property : TextProperty.values()) {
      double[] values = property.of(pieces);
      List<UnitReading> all = new ArrayList<>();
      for (int i = 0; i < held.layers().size(); i++) {
        float[][] units = held.values().get(i);
        for (int unit = 0; unit < units.length; unit++) {
          int half = values.length / 2;
          double first = Correlation.of(units[unit], values, 0, half);
          double second = Correlation.of(units[unit], values, half, values.length);
          all.add(new UnitReading(property, held.layers().get(i), unit, first, second));
        }
      }
      all.stream()
          .filter(r -> Double.isFinite(r.chosenBy()) && Double.isFinite(r.correlation()))
          .sorted(Comparator.comparingDouble(r -> -Math.abs(r.chosenBy())))
          .limit(named)
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** The units that follow something, three a property, the closest first. */
  public List<UnitReading> readings() {
    return readings;
  }

  /**
   * Those that follow this property, the closest first; none where it does not change in the text.
   */
  public List<UnitReading> top(TextProperty property) {
    return readings.stream().filter(r -> r.property() == property).toList();
  }

  /** What a unit held after each token of the text, {@code [T]}. */
  public float[] activations(int layer, int unit) {
    return held("activations", layer, unit).clone();
  }

  /**
   * The text coloured by what a unit held after each token: blue below zero, orange above. It is
   * {@code tanh} of its memory where it has one, else its hidden state; where that goes beyond 1 it
   * is divided by its largest size.
   *
   * @param layer the number of its layer in the architecture, from 0
   * @param unit its number in the layer, from 0
   */
  public HeatText unit(int layer, int unit) {
    float[] held = held("unit", layer, unit);
    double most = 1;
    for (float value : held) {
      most = Math.max(most, Math.abs(value));
    }
    double scale = most;
    boolean remembers = activations.specs().get(activations.layers().indexOf(layer)).hasMemory();
    String heading =
        "unit "
            + unit
            + " of layer "
            + layer
            + ", "
            + architecture.get(layer)
            + ": "
            + (remembers ? "tanh of its memory" : "its state")
            + " after each token"
            + (scale > 1 ? String.format(Locale.ROOT, ", divided by %.1f", scale) : "");
    List<HeatText.Piece> shown =
        IntStream.range(0, held.length)
            .mapToObj(i -> new HeatText.Piece(pieces.get(i), held[i] / scale, ""))
            .toList();
    return new HeatText(heading, shown, HeatScale.SIGNED, "");
  }

  private float[] held(String verb, int layer, int unit) {
    String call = verb + "(" + layer + ", " + unit + "): ";
    int at = activations.layers().indexOf(layer);
    if (at < 0) {
      String there =
          activations.layers().stream()
              .map(number -> number + ", " + architecture.get(number))
              .collect(Collectors.joining("; "));
      throw new IllegalArgumentException(
          call + "layer " + layer + " has no recurrent units; those that have: " + there);
    }
    float[][] units = activations.values().get(at);
    if (unit < 0 || unit >= units.length) {
      throw new IllegalArgumentException(
          call
              + "layer "
              + layer
              + ", "
              + architecture.get(layer)
              + ", has units 0 to "
              + (units.length - 1));
    }
    return units[unit];
  }

  /**
   * One row a reading: property, layer, unit, its correlation on the second half of the text, the
   * one on the first half by which it was chosen, and that of the best untrained unit on the
   * second.
   */
  public Table toTable() {
    return Table.create(
        "units",
        StringColumn.create("property", readings.stream().map(r -> r.property().words()).toList()),
        IntColumn.create("layer", readings.stream().mapToInt(UnitReading::layer).toArray()),
        IntColumn.create("unit", readings.stream().mapToInt(UnitReading::unit).toArray()),
        FigureColumn.of("correlation", figures(UnitReading::correlation)),
        FigureColumn.of("chosen by", figures(UnitReading::chosenBy)),
        FigureColumn.of("untrained", figures(r -> untrained(r.property()))));
  }

  private double[] figures(ToDoubleFunction<UnitReading> figure) {
    return readings.stream().mapToDouble(figure).toArray();
  }

  private double untrained(TextProperty property) {
    return untrained.stream()
        .filter(r -> r.property() == property)
        .mapToDouble(UnitReading::correlation)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public Table shown() {
    return toTable();
  }

  @Override
  public String toString() {
    int units = activations.values().stream().mapToInt(values -> values.length).sum();
    return String.format(
        Locale.ROOT,
        "what %,d units follow in %,d tokens: chosen on the first half, correlation on the second",
        units,
        pieces.size());
  }
}
