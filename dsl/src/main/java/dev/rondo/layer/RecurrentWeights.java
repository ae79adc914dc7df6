package dev.rondo.layer;

import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.cell.Initializer;
import java.util.Optional;

/**
 * The weights of one recurrent layer of H units and G gates.
 *
 * @param inputMatrix {@code Wx [F, G*H]}
 * @param inputBias {@code bx [1, G*H]}
 * @param matrix {@code Wh [H, G*H]}
 * @param bias {@code bh [1, G*H]}
 * @param peepholes an LSTM's weights on its memory, if it has them
 * @param norm the weights of layer normalisation, if the layer has it
 */
record RecurrentWeights(
    Parameter inputMatrix,
    Parameter inputBias,
    Parameter matrix,
    Parameter bias,
    Optional<Peepholes> peepholes,
    Optional<NormWeights> norm) {

  /** Reserves the weights of a layer, {@code width} being G*H. */
  static Builder<RecurrentWeights> reserve(
      ParameterLayout layout, String prefix, BuiltInSpec spec, int inputs, int width) {
    int h = spec.units();
    var init = spec.options().initializers();
    var bias = ParameterLayout.Start.of(init.bias(), h);
    boolean peeps = false;
    var inputBias = bias;
    if (spec instanceof LstmSpec lstm) {
      inputBias = bias.shifted(h, 2 * h, lstm.forgetBias());
      peeps = lstm.peepholes();
    }
    var zeros = ParameterLayout.Start.of(new Initializer.Zeros(), h);
    int wx =
        layout.reserve(prefix + ".Wx", inputs, width, ParameterLayout.Start.of(init.input(), h));
    int wh =
        layout.reserve(prefix + ".Wh", h, width, ParameterLayout.Start.of(init.recurrent(), h));
    int bx = layout.reserve(prefix + ".bx", 1, width, inputBias);
    int bh = layout.reserve(prefix + ".bh", 1, width, bias);
    Optional<Integer> p =
        peeps ? Optional.of(layout.reserve(prefix + ".peepholes", 3, h, zeros)) : Optional.empty();
    Optional<Builder<NormWeights>> norm =
        spec.options().layerNorm()
            ? Optional.of(NormWeights.reserve(layout, prefix, spec, width))
            : Optional.empty();
    return (values, gradients) ->
        new RecurrentWeights(
            layout.view(wx, values, gradients),
            layout.view(bx, values, gradients),
            layout.view(wh, values, gradients),
            layout.view(bh, values, gradients),
            p.map(slot -> new Peepholes(layout.view(slot, values, gradients))),
            norm.map(n -> n.build(values, gradients)));
  }
}
