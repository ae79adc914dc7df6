package dev.rondo.chart;

import java.awt.Color;
import java.util.List;
import java.util.Optional;

/** One thing drawn in a plane, in the data's own units. */
sealed interface Layer {

  /** What the legend says of it, if it has an entry. */
  Optional<Key> key();

  /** A line through points; NaN is a gap. */
  record Curve(String name, Color colour, Key.Sign sign, Doubles x, Doubles y) implements Layer {
    @Override
    public Optional<Key> key() {
      return Optional.of(new Key(name, colour, sign));
    }
  }

  /** An area between two lines over the same positions. */
  record Band(String name, Color colour, Doubles x, Doubles low, Doubles high) implements Layer {
    @Override
    public Optional<Key> key() {
      return Optional.of(new Key(name, colour, Key.Sign.AREA));
    }
  }

  /** Upright bars of equal width, standing on zero. */
  record Bars(Color colour, double width, Doubles x, Doubles y) implements Layer {
    @Override
    public Optional<Key> key() {
      return Optional.empty();
    }
  }

  /** Points, each by itself. */
  record Dots(String name, Color colour, double diameter, Doubles x, Doubles y) implements Layer {
    @Override
    public Optional<Key> key() {
      return Optional.of(new Key(name, colour, Key.Sign.DOT));
    }
  }

  /** A dotted upright line with words at its head. */
  record Upright(double x, String words) implements Layer {
    @Override
    public Optional<Key> key() {
      return Optional.empty();
    }
  }

  /** A dotted level line. */
  record Level(double y) implements Layer {
    @Override
    public Optional<Key> key() {
      return Optional.empty();
    }
  }

  /** A point that is named. */
  record Named(double x, double y, Color colour, String words) implements Layer {
    @Override
    public Optional<Key> key() {
      return Optional.empty();
    }
  }

  /** The entries of these layers, in order. */
  static List<Key> keys(List<Layer> layers) {
    return layers.stream().flatMap(layer -> layer.key().stream()).toList();
  }
}
