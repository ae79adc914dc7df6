package dev.rondo.layer;

import dev.rondo.cell.Initializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A mean over time whose weights are learned.
 *
 * <pre>
 *   u(t) = tanh(h(t) W + b)       score(t) = u(t) v
 *   a = softmax of the scores over the real steps
 *   y = sum of a(t) h(t)
 * </pre>
 *
 * Source: Z. Yang et al., Hierarchical Attention Networks for Document Classification, NAACL 2016.
 */
final class AttendOverTime implements Summary {

  private final Parameter matrix;
  private final Parameter bias;
  private final Parameter context;
  private Frames x;
  private INDArray u;
  private INDArray weights;

  private AttendOverTime(Parameter matrix, Parameter bias, Parameter context) {
    this.matrix = matrix;
    this.bias = bias;
    this.context = context;
  }

  /** Reserves {@code W [H,H]}, {@code b [1,H]} and {@code v [H,1]}. */
  static Builder<Summary> of(ParameterLayout layout, String name, int inputs) {
    var glorot = ParameterLayout.Start.of(new Initializer.GlorotUniform(), inputs);
    var zeros = ParameterLayout.Start.of(new Initializer.Zeros(), inputs);
    int w = layout.reserve(name + ".W", inputs, inputs, glorot);
    int b = layout.reserve(name + ".b", 1, inputs, zeros);
    int v = layout.reserve(name + ".v", inputs, 1, glorot);
    return (values, gradients) ->
        new AttendOverTime(
            layout.view(w, values, gradients),
            layout.view(b, values, gradients),
            layout.view(v, values, gradients));
  }

  @Override
  public INDArray forward(Frames frames) {
    x = frames;
    u = x.rows().mmul(matrix.value()).dup('c'); // [T*N,H] x [H,H] -> [T*N,H]
    u.addiRowVector(bias.value());
    Functions.tanh(u, u);
    INDArray scores = u.mmul(context.value()); // [T*N,H] x [H,1] -> [T*N,1]
    weights = softmaxOverTime(scores);
    INDArray weighted = x.rows().mulColumnVector(weights);
    return Sums.overFirst(overTime(weighted))
        .reshape(x.batch(), x.rows().size(1)); // [T,N,H] -> [N,H]
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray d = Nd4j.create(gradient.dataType(), x.rows().shape());
    Steps spread = Steps.of(d, x.steps());
    for (int t = 0; t < x.steps(); t++) {
      spread.at(t).assign(gradient); // [N,H] -> [T*N,H]
    }
    INDArray dx = d.mulColumnVector(weights);
    INDArray dWeights = Sums.overSecond(d.mul(x.rows())); // [T*N,H] -> [T*N,1]
    INDArray dScores = softmaxGradient(dWeights);
    Product.addTransposedBy(context.gradientTransposed(), u, dScores); // -> [H,1]
    INDArray dz = u.like();
    Functions.tanhSlope(u, dz);
    dz.muli(dScores.mmul(context.value().transpose())); // [T*N,1] x [H,1]' -> [T*N,H]
    Product.addTransposedBy(matrix.gradientTransposed(), x.rows(), dz); // -> [H,H]
    bias.addColumnSums(dz);
    INDArray through = x.rows().like();
    Product.setByTransposed(through.transpose(), dz, matrix.value()); // [T*N,H] x [H,H]'
    return dx.addi(through);
  }

  private INDArray overTime(INDArray rows) {
    return rows.reshape('c', x.steps(), x.batch(), rows.size(1)); // [T*N,W] -> [T,N,W]
  }

  /** Softmax of {@code [T*N,1]} over the real steps of each sequence; padding gets zero. */
  private INDArray softmaxOverTime(INDArray scores) {
    int n = x.batch();
    double[] s = scores.dup('c').data().asDouble();
    double[] a = new double[s.length];
    for (int sequence = 0; sequence < n; sequence++) {
      int which = sequence;
      int length = x.mask().map(m -> m.length(which)).orElse(x.steps());
      double max = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < length; t++) {
        max = Math.max(max, s[t * n + sequence]);
      }
      double sum = 0;
      for (int t = 0; t < length; t++) {
        a[t * n + sequence] = Math.exp(s[t * n + sequence] - max);
        sum += a[t * n + sequence];
      }
      for (int t = 0; t < length; t++) {
        a[t * n + sequence] /= sum;
      }
    }
    return Nd4j.createFromArray(a).castTo(scores.dataType()).reshape(a.length, 1);
  }

  /** {@code ds = a * (da - sum over time of a * da)} */
  private INDArray softmaxGradient(INDArray dWeights) {
    INDArray product = weights.mul(dWeights);
    INDArray sums = Sums.overFirst(overTime(product)); // [T,N,1] -> [1,N,1]
    INDArray spread = overTime(dWeights).sub(sums.broadcast(x.steps(), x.batch(), 1));
    return spread.reshape('c', (long) x.steps() * x.batch(), 1).muli(weights);
  }
}
