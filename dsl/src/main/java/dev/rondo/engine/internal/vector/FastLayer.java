package dev.rondo.engine.internal.vector;

import dev.rondo.layer.Pass;

/** A layer's weights, shared by all slices of a batch. */
interface FastLayer {

  /** The width of what it gives. */
  int outputs();

  /** Takes the weights out of the network's parameters, before a batch. */
  void load(float[] parameters);

  /** Room for a slice of this shape. */
  Room room(int rows, int steps);

  /** What a layer writes down on a slice's way through it. */
  interface Room {

    /** Goes forward. */
    Rows forward(Rows x, Slice slice, Pass pass);

    /**
     * Goes back and keeps the gradients of the weights.
     *
     * @param d the gradient by what {@code forward} gave; may be overwritten
     * @param wanted whether the gradient by the input is needed
     * @return the gradient by the input; nothing of use where it is not wanted
     */
    Rows backward(Rows d, Slice slice, boolean wanted);

    /** Adds the gradients of the weights to the network's. */
    void addGradients(float[] gradients);
  }
}
