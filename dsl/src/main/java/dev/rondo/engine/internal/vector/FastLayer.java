package dev.rondo.engine.internal.vector;

import dev.rondo.layer.Pass;
import java.util.List;

/** A layer's weights, packed for its products. */
interface FastLayer {

  /** The width of what it gives. */
  int outputs();

  /** The pieces of work that pack the weights for the way forward. */
  default List<Packing> packings() {
    return List.of();
  }

  /** The pieces of work that pack the weights for the way back through the layer. */
  default List<Packing> packingsBack() {
    return List.of();
  }

  /** The pieces of work that pack the weights by which the gradient reaches the layer's input. */
  default List<Packing> packingsToInput() {
    return List.of();
  }

  /** What drops some of the weights in training, before they are packed. */
  default List<DropConnect> dropConnects() {
    return List.of();
  }

  /**
   * Room for batches of a shape.
   *
   * @param rows the rows of a step
   * @param steps the time steps
   * @param kept whether what the way back needs is kept
   */
  Room room(int rows, int steps, boolean kept);

  /** A piece of work that brings parameters to another order. */
  interface Packing {
    /** Does it for the network's parameters. */
    void pack(float[] parameters);
  }

  /** A piece of the work of finding a layer's gradient; each writes to places of its own. */
  interface Gradient {
    /** Writes into the network's gradients. */
    void find(float[] gradients);
  }

  /** What a layer writes down on a batch's way through it. */
  interface Room {

    /** Makes what room this batch needs beyond the usual, before the workers begin. */
    default void prepare(Frame frame) {}

    /** Makes room for {@link #inputGradient}, before the workers begin. */
    default void prepareInputGradient() {}

    /**
     * Takes a part of the rows forward.
     *
     * @return where all parts' answers lie
     */
    Rows forward(Rows x, Frame frame, Part part, Pass pass);

    /**
     * Takes a part of the rows back.
     *
     * @param d the gradient by what {@code forward} gave; may be overwritten
     */
    void backward(Rows d, Frame frame, Part part);

    /**
     * The gradient by the input, after {@link #backward} of the same part.
     *
     * @param d as {@code backward} left it
     */
    Rows inputGradient(Rows d, Frame frame, Part part);

    /** The work that adds to gradients of other layers' once all {@link #gradients} are found. */
    default List<Gradient> additions() {
      return List.of();
    }

    /** The work that finds the gradients of the weights once all parts have gone back. */
    default List<Gradient> gradients() {
      return List.of();
    }
  }
}
