package dev.rondo.train;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An optimizer at work: the rule with its memory of past gradients. */
public interface Updater {

  /**
   * Changes the parameters.
   *
   * @param parameters changed in place
   * @param gradient may be overwritten
   * @param learningRate the learning rate of this step
   */
  void step(INDArray parameters, INDArray gradient, double learningRate);

  /** The memory's arrays, live, in a fixed order. */
  List<INDArray> memory();

  /** How many steps were taken. */
  long steps();

  /**
   * Goes on from where another updater of this rule stood.
   *
   * @param steps how many steps it had taken
   * @param memory the numbers of its memory, copied
   */
  void restore(long steps, List<INDArray> memory);
}
