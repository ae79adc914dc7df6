package dev.rondo.engine;

import dev.rondo.data.Batch;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that can be run. It remembers its last way forward, so one thread at a time may use it.
 */
public interface Network {

  /** The architecture and its widths. */
  NetworkShape shape();

  /** The name of the engine that runs it, such as {@code nd4j}. */
  String engine();

  /** The numbers' type, {@code FLOAT} or {@code DOUBLE}. */
  DataType precision();

  /** Where each parameter lies in the flat vectors, and how it starts. */
  ParameterLayout layout();

  /** All parameters in one vector, {@code [P]}; writing into it changes the network. */
  INDArray parameters();

  /** The gradient of the last {@link #backward}, {@code [P]}. */
  INDArray gradients();

  /** Draws the start of all parameters from {@code seed}. */
  default void initialize(long seed) {
    parameters().assign(layout().initial(seed, precision()));
  }

  /**
   * Goes forward.
   *
   * @param batch its {@code x [N,T,F]}, or {@code [N,T,1]} of tokens' numbers for an embedding,
   *     lengths and side; its target is not looked at
   * @param pass the circumstances
   * @param start the state to start from; empty for zeros
   * @return {@code [N,O]} if the architecture summarises, else {@code [N,T,O]}
   * @throws IllegalArgumentException if a width, a length or a token's number does not fit
   */
  INDArray forward(Batch batch, Pass pass, Optional<NetworkState> start);

  /** The state after the last way forward. */
  NetworkState state();

  /**
   * Goes back over the last way forward and sets {@link #gradients}.
   *
   * @param gradient the gradient of the loss by what {@code forward} gave, in its shape
   */
  void backward(INDArray gradient);

  /**
   * What the last way back gives beside {@link #gradients}: the gradients by the input {@code
   * [N,T,F]} and by the state at the start. It costs a product of its own, which training is
   * spared; so ask before the parameters change or anything goes forward again.
   */
  InputGradients inputGradients();

  /**
   * The network with its present weights, to be taken one time step at a time.
   *
   * @param sequences how many go on side by side, N
   * @throws IllegalArgumentException if a layer needs whole sequences
   */
  Stepper stepper(int sequences);

  /**
   * What a way back gives beside the parameters' gradients.
   *
   * @param x the gradient by the input, {@code [N,T,F]}; where that is tokens' numbers, by what the
   *     embedding made of them, {@code [N,T,units]}
   * @param start the gradient by the state at the start
   */
  record InputGradients(INDArray x, NetworkState start) {}
}
