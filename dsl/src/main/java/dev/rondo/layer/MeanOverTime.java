package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The mean over each sequence's real steps. */
final class MeanOverTime implements Summary {

  private Frames x;
  private INDArray share;

  @Override
  public INDArray forward(Frames frames) {
    x = frames;
    share = share(frames);
    INDArray sum = Nd4j.zeros(x.rows().dataType(), x.batch(), x.rows().size(1));
    Steps steps = Steps.of(x.rows(), x.steps());
    for (int t = 0; t < x.steps(); t++) {
      final int step = t;
      sum.addi(
          x.mask()
              .flatMap(m -> m.real(step))
              .map(real -> steps.at(step).mulColumnVector(real))
              .orElse(steps.at(step)));
    }
    return sum.muliColumnVector(share); // [T*N,H] -> [N,H]
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray each = gradient.mulColumnVector(share);
    INDArray dx = Nd4j.zeros(gradient.dataType(), x.rows().shape());
    Steps steps = Steps.of(dx, x.steps());
    for (int t = 0; t < x.steps(); t++) {
      steps.at(t).assign(each);
    }
    x.mask().ifPresent(mask -> mask.clear(dx));
    return dx; // [N,H] -> [T*N,H]
  }

  /** One over each sequence's length, {@code [N,1]}. */
  private static INDArray share(Frames x) {
    double[] share = new double[x.batch()];
    for (int n = 0; n < share.length; n++) {
      int sequence = n;
      share[n] = 1.0 / x.mask().map(m -> m.length(sequence)).orElse(x.steps());
    }
    return Nd4j.createFromArray(share).castTo(x.rows().dataType()).reshape(share.length, 1);
  }
}
