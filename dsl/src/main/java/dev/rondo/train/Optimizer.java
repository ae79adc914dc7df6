package dev.rondo.train;

import org.nd4j.linalg.api.buffer.DataType;

/** A rule by which gradients change the parameters, as a value; equations as PyTorch's. */
public sealed interface Optimizer permits Sgd, Adagrad, RmsProp, Adam, AdamW {

  /** The learning rate that a schedule starts from or rises to. */
  double learningRate();

  /** The weight decay. */
  double weightDecay();

  /** The same rule with another weight decay, 0 or more. */
  Optimizer weightDecay(double decay);

  /** The rule's memory for a network of {@code length} parameters, fresh. */
  Updater updater(DataType type, long length);
}
