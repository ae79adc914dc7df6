package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Two layers over the same sequence, one forward and one in reverse, their outputs joined: {@code
 * y(t) = [forward(t), reverse(t)]}. Source: M. Schuster and K. Paliwal (1997).
 */
final class Bidirectional implements Layer {

  private final StatefulLayer forward;
  private final StatefulLayer reverse;

  Bidirectional(StatefulLayer forward, StatefulLayer reverse) {
    this.forward = forward;
    this.reverse = reverse;
  }

  @Override
  public int outputs() {
    return forward.outputs() + reverse.outputs();
  }

  StatefulLayer forwardLayer() {
    return forward;
  }

  StatefulLayer reverseLayer() {
    return reverse;
  }

  @Override
  public Frames forward(Frames x, Pass pass) {
    INDArray a = forward.forward(x, pass).rows();
    INDArray b = reverse.forward(x, pass).rows();
    return x.with(Nd4j.hstack(a, b).dup('c')); // [T*N,H] + [T*N,H] -> [T*N,2H]
  }

  @Override
  public void backward(INDArray gradient) {
    int h = forward.outputs();
    forward.backward(half(gradient, 0, h));
    reverse.backward(half(gradient, h, 2 * h));
  }

  @Override
  public INDArray inputGradient() {
    return forward.inputGradient().add(reverse.inputGradient());
  }

  private static INDArray half(INDArray gradient, int from, int to) {
    return gradient.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)).dup('c');
  }
}
