package dev.rondo.layer;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How a layer's gates see the hidden state, with the masks of training and layer normalisation,
 * where a layer has them:
 *
 * <pre>
 *   R(h) = LN((h * mask) (Wh * kept); gh)
 * </pre>
 *
 * The mask on h is variational dropout, the one on Wh DropConnect. Sources: Y. Gal and Z.
 * Ghahramani, A Theoretically Grounded Application of Dropout in Recurrent Neural Networks, NIPS
 * 2016; L. Wan et al., Regularization of Neural Networks using DropConnect, ICML 2013; S. Merity et
 * al., Regularizing and Optimizing LSTM Language Models, ICLR 2018.
 */
final class HiddenProduct {

  private final TapeShape shape;
  private final Parameter weights;
  private final Optional<LayerNorm> norm;
  private HeldMasks masks = HeldMasks.NONE;
  private INDArray matrix;
  private Optional<Steps> masked = Optional.empty();

  HiddenProduct(TapeShape shape, RecurrentWeights w) {
    this.shape = shape;
    this.weights = w.matrix();
    this.norm = w.norm().map(n -> n.overHidden(shape));
    this.matrix = weights.value();
  }

  /** Starts a way through a sequence. */
  void start(HeldMasks held) {
    masks = held;
    matrix = held.weights().map(kept -> weights.value().mul(kept)).orElse(weights.value());
    if (held.hidden().isPresent() && masked.isEmpty()) {
      masked = Optional.of(shape.zeros((int) matrix.size(0)));
    }
  }

  /** {@code Wh * kept} */
  INDArray matrix() {
    return matrix;
  }

  /** What the gates see of the hidden state before step t: {@code h * mask}. */
  INDArray see(int t, INDArray h) {
    if (masks.hidden().isEmpty()) {
      return h;
    }
    INDArray seen = masked.orElseThrow().at(t);
    return h.mul(masks.hidden().get(), seen);
  }

  /** {@code target(t) = R(h)} from what is seen of h. */
  void set(Steps target, int t, INDArray seen) {
    if (norm.isPresent()) {
      target.at(t).assign(normalised(norm.get(), t, seen));
    } else {
      Product.set(target.transposedAt(t), seen, matrix); // [N,H] x [H,G*H] -> [N,G*H]
    }
  }

  /** {@code target(t) += R(h)} from what is seen of h. */
  void add(Steps target, int t, INDArray seen) {
    if (norm.isPresent()) {
      target.at(t).addi(normalised(norm.get(), t, seen));
    } else {
      Product.add(target.transposedAt(t), seen, matrix); // [N,H] x [H,G*H] -> [N,G*H]
    }
  }

  private INDArray normalised(LayerNorm ln, int t, INDArray seen) {
    Product.set(ln.rows().transposedAt(t), seen, matrix); // [N,H] x [H,G*H] -> [N,G*H]
    return ln.forward(t);
  }

  /** Goes back through R at one step: from {@code dz}, {@code [N,G*H]}, to {@code d.dh}. */
  void back(int t, INDArray dz, StateGradient d) {
    INDArray da = norm.isPresent() ? norm.get().back(t, dz) : dz;
    Product.setByTransposed(d.dhTransposed, da, matrix); // [N,G*H] x [H,G*H]' -> [N,H]
    unsee(d.dh);
  }

  /** Goes back from what is seen of h to h, in place. */
  INDArray unsee(INDArray gradient) {
    return masks.hidden().map(gradient::muli).orElse(gradient);
  }

  /**
   * Adds the gradient of Wh, one product over all steps.
   *
   * @param before the hidden states before each step, {@code [T*N,H]}
   * @param dz the gradient by R of each step, {@code [T*N,G*H]}
   */
  void addGradient(INDArray before, INDArray dz) {
    INDArray seen = masks.hidden().isPresent() ? masked.orElseThrow().all() : before;
    INDArray da = norm.isPresent() ? norm.get().gradients().all() : dz;
    if (masks.weights().isEmpty()) {
      Product.addTransposedBy(
          weights.gradientTransposed(), seen, da); // [T*N,H]' x [T*N,G*H] -> [H,G*H]
    } else {
      addGradient(seen, da, 0, (int) da.size(1));
    }
  }

  /** Adds {@code seen' dz} to the gradient of some columns of Wh, as far as they are kept. */
  void addGradient(INDArray seen, INDArray dz, int from, int to) {
    var columns = NDArrayIndex.interval(from, to);
    INDArray d = seen.transpose().mmul(dz); // [T*N,H]' x [T*N,to-from] -> [H,to-from]
    masks.weights().ifPresent(kept -> d.muli(kept.get(NDArrayIndex.all(), columns)));
    weights.gradient().get(NDArrayIndex.all(), columns).addi(d);
  }
}
