package dev.rondo.engine;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.layer.StackPlan;
import java.util.Objects;
import java.util.Optional;

/**
 * An architecture with both its ends: what data makes of it.
 *
 * @param architecture what the user declared
 * @param inputs the width of each time step, F; of an architecture that begins with an embedding
 *     the rows of that, V + 1 for V tokens and padding
 * @param side the width of what is joined to the summary, K; zero for none
 * @param outputs the width of the answer, O
 */
public record NetworkShape(Architecture architecture, int inputs, int side, int outputs) {

  /** Checks the widths. */
  public NetworkShape {
    Objects.requireNonNull(architecture, "architecture");
    if (inputs < 1 || outputs < 1 || side < 0) {
      throw new IllegalArgumentException(
          "network: expects at least 1 input and 1 output, got "
              + inputs
              + " and "
              + outputs
              + " (side "
              + side
              + ")");
    }
    if (side > 0 && !(architecture instanceof SummaryArchitecture)) {
      throw new IllegalArgumentException(
          architecture
              + ": side inputs join a summary; end the architecture with last(), mean(), max() or"
              + " attend()");
    }
    EmbedChecks.check(architecture, inputs, outputs);
  }

  /** Whether each time step is a token's number, which an embedding turns to a vector. */
  public boolean embeds() {
    return embedding().isPresent();
  }

  /** The embedding at its beginning; empty where there is none. */
  public Optional<EmbedSpec> embedding() {
    return architecture.embedding();
  }

  /** The width of each time step of x: 1 where it embeds, else F. */
  public int stepWidth() {
    return embeds() ? 1 : inputs;
  }

  /** The width that the first layer after an embedding sees, by which x has its gradient. */
  public int seenWidth() {
    return embedding().map(EmbedSpec::units).orElse(inputs);
  }

  /** The layers and their parameters. */
  public StackPlan plan() {
    return new StackPlan(architecture, inputs, side, outputs);
  }

  /** Whether one vector a sequence comes out, rather than one a step. */
  public boolean summarises() {
    return architecture instanceof SummaryArchitecture;
  }
}
