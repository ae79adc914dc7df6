package dev.rondo.layer;

import dev.rondo.architecture.OwnCellSpec;
import dev.rondo.cell.CellParameter;
import dev.rondo.cell.CellWeights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of a user's own cell, as views into the network's flat vectors. */
final class OwnWeights implements CellWeights {

  private final OwnCellSpec spec;
  private final Map<String, Parameter> parameters;

  private OwnWeights(OwnCellSpec spec, Map<String, Parameter> parameters) {
    this.spec = spec;
    this.parameters = parameters;
  }

  /** Reserves what the cell declares. */
  static Builder<OwnWeights> reserve(
      ParameterLayout layout, String prefix, OwnCellSpec spec, int inputs) {
    Map<String, Integer> slots = new LinkedHashMap<>();
    for (CellParameter p : spec.cell().parameters(inputs)) {
      if (slots.containsKey(p.name())) {
        throw new IllegalArgumentException(
            spec + ": parameter '" + p.name() + "' is declared twice; each name stands once");
      }
      var start = ParameterLayout.Start.of(p.start(), spec.units());
      slots.put(p.name(), layout.reserve(prefix + "." + p.name(), p.rows(), p.columns(), start));
    }
    return (values, gradients) -> {
      Map<String, Parameter> views = new LinkedHashMap<>();
      slots.forEach((name, slot) -> views.put(name, layout.view(slot, values, gradients)));
      return new OwnWeights(spec, views);
    };
  }

  @Override
  public INDArray value(String name) {
    return parameter(name).value();
  }

  @Override
  public void addGradient(String name, INDArray gradient) {
    INDArray sum = parameter(name).gradient();
    if (!Arrays.equals(gradient.shape(), sum.shape())) {
      throw new IllegalArgumentException(
          spec
              + ": addGradient(\""
              + name
              + "\"): expects "
              + Arrays.toString(sum.shape())
              + ", got "
              + Arrays.toString(gradient.shape()));
    }
    sum.addi(gradient.castTo(sum.dataType()));
  }

  private Parameter parameter(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          spec
              + ": no parameter '"
              + name
              + "'; parameters() declares "
              + (parameters.isEmpty() ? "none" : String.join(", ", parameters.keySet())));
    }
    return parameter;
  }
}
