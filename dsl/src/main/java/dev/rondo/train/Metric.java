package dev.rondo.train;

import java.util.Objects;
import java.util.function.ToDoubleBiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A figure followed beside the loss, taken over all predictions of the validation part at once (of
 * the training part where there is no validation).
 *
 * @param name how it is shown
 * @param figure from predictions and targets, in the scale that the network sees: one row an
 *     answer, {@code [R,O]}; where there is an answer at each step, one row a real step
 */
public record Metric(String name, ToDoubleBiFunction<INDArray, INDArray> figure) {

  /** Checks that a history can hold it beside its own columns. */
  public Metric {
    Objects.requireNonNull(figure, "figure");
    if (name.isBlank() || History.COLUMNS.stream().anyMatch(name::equalsIgnoreCase)) {
      throw new IllegalArgumentException(
          "metric '" + name + "': expects a name other than " + History.COLUMNS);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
