package dev.rondo.layer;

import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.cell.Initializer;
import java.util.Optional;

/**
 * The weights of layer normalisation inside a cell of H units and G gates. The gains start at 1,
 * the shift at 0; the layer's biases shift what the first two normalise.
 *
 * @param units H
 * @param candidateApart whether the last gate is normalised by itself, as in a GRU
 * @param input gx on {@code x Wx}, {@code [1,G*H]}
 * @param hidden gh on {@code h Wh}, {@code [1,G*H]}
 * @param memory gc on an LSTM's memory, {@code [1,H]}
 * @param memoryShift bc beside it, {@code [1,H]}
 */
record NormWeights(
    int units,
    boolean candidateApart,
    Parameter input,
    Parameter hidden,
    Optional<Parameter> memory,
    Optional<Parameter> memoryShift) {

  /** Reserves the weights, {@code width} being G*H. */
  static Builder<NormWeights> reserve(
      ParameterLayout layout, String prefix, BuiltInSpec spec, int width) {
    int h = spec.units();
    var zeros = ParameterLayout.Start.of(new Initializer.Zeros(), h);
    int gx = layout.reserve(prefix + ".gx", 1, width, zeros.shifted(0, width, 1));
    int gh = layout.reserve(prefix + ".gh", 1, width, zeros.shifted(0, width, 1));
    boolean apart = spec instanceof GruSpec;
    if (!spec.hasMemory()) {
      return (v, g) ->
          new NormWeights(
              h,
              apart,
              layout.view(gx, v, g),
              layout.view(gh, v, g),
              Optional.empty(),
              Optional.empty());
    }
    int gc = layout.reserve(prefix + ".gc", 1, h, zeros.shifted(0, h, 1));
    int bc = layout.reserve(prefix + ".bc", 1, h, zeros);
    return (v, g) ->
        new NormWeights(
            h,
            apart,
            layout.view(gx, v, g),
            layout.view(gh, v, g),
            Optional.of(layout.view(gc, v, g)),
            Optional.of(layout.view(bc, v, g)));
  }

  /** Normalises {@code X Wx}, all steps at once. */
  LayerNorm overInput(TapeShape shape) {
    return new LayerNorm(shape.asOneStep(), input, blocks());
  }

  /** Normalises {@code h Wh} of each step. */
  LayerNorm overHidden(TapeShape shape) {
    return new LayerNorm(shape, hidden, blocks());
  }

  /** Normalises an LSTM's memory after each step. */
  MemoryNorm overMemory(TapeShape shape) {
    return new MemoryNorm(
        new LayerNorm(shape, memory.orElseThrow(), units), memoryShift.orElseThrow());
  }

  private int[] blocks() {
    int width = (int) input.value().length();
    return candidateApart ? new int[] {width - units, width} : new int[] {width};
  }
}
