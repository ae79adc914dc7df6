package dev.rondo.layer;

import dev.rondo.architecture.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/** Activations and their slopes, written into arrays that exist. */
final class Functions {

  private Functions() {}

  static void sigmoid(INDArray x) {
    Nd4j.exec(new Sigmoid(x, x));
  }

  static void tanh(INDArray x, INDArray target) {
    Nd4j.exec(new Tanh(x, target));
  }

  static void apply(Activation activation, INDArray x, INDArray target) {
    switch (activation) {
      case LINEAR -> {
        if (x != target) {
          target.assign(x);
        }
      }
      case TANH -> tanh(x, target);
      case RELU -> Nd4j.exec(new RectifiedLinear(x, target, 0.0));
      case SIGMOID -> Nd4j.exec(new Sigmoid(x, target));
      default -> throw new AssertionError(activation);
    }
  }

  /** The slope of the activation, from its value y. */
  static void slope(Activation activation, INDArray y, INDArray target) {
    switch (activation) {
      case LINEAR -> target.assign(1);
      case TANH -> tanhSlope(y, target);
      case RELU -> target.assign(y.gt(0).castTo(y.dataType()));
      case SIGMOID -> sigmoidSlope(y, target);
      default -> throw new AssertionError(activation);
    }
  }

  /** {@code 1 - y*y} */
  static void tanhSlope(INDArray y, INDArray target) {
    y.mul(y, target);
    target.rsubi(1);
  }

  /** {@code y * (1 - y)} */
  static void sigmoidSlope(INDArray y, INDArray target) {
    Nd4j.exec(new TimesOneMinus(y, target));
  }
}
