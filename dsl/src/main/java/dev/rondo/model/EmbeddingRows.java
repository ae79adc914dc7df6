package dev.rondo.model;

import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.text.Vocabulary;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The learned vectors of tokens within a network's parameters. */
final class EmbeddingRows {

  private EmbeddingRows() {}

  /** Where they lie: {@code [V+1, units]}, row 0 that of padding. */
  static ParameterLayout.Slot slot(ParameterLayout layout) {
    return layout.slots().get(0);
  }

  /**
   * The tokens nearest to one of them.
   *
   * @param learner has the network
   * @throws IllegalArgumentException if the network has no embedding or the token is unknown
   */
  static Neighbours nearest(Learner learner, Vocabulary vocabulary, String token) {
    String call = "nearest(\"" + token + "\")";
    NetworkShape shape = learner.shape();
    if (!shape.embeds()) {
      throw new IllegalArgumentException(
          call
              + ": "
              + shape.architecture()
              + " learns no vectors of tokens; begin with embed(64)");
    }
    if (!vocabulary.contains(token)) {
      throw new IllegalArgumentException(
          call
              + ": it is none of the "
              + vocabulary.size()
              + " tokens of the training part; vocabulary() has all of them");
    }
    INDArray all = learner.copyOfParameters(call);
    ParameterLayout.Slot slot = slot(shape.plan().layout());
    INDArray rows =
        all.get(NDArrayIndex.interval(0, slot.rows() * slot.columns()))
            .reshape('c', slot.rows(), slot.columns()); // [P] -> [V+1,units]
    int unknown = vocabulary.knowsUnknown() ? 1 : 0;
    return Neighbours.of(vocabulary.texts(), vocabulary.token(token), rows, unknown);
  }
}
