package dev.rondo.model;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.engine.Network;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.text.WordVectors;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Puts vectors of words into an embedding before it learns; the other rows stay as drawn. */
final class WordVectorStart implements Consumer<Network> {

  private final WordVectors vectors;

  WordVectorStart(WordVectors vectors) {
    this.vectors = vectors;
  }

  /** Refuses an architecture that has no place for the vectors. */
  static void check(WordVectors vectors, Architecture architecture) {
    EmbedSpec embed =
        architecture
            .embedding()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "vectors: "
                            + architecture
                            + " has no embedding to start from them; begin with embed("
                            + vectors.width()
                            + ")"));
    vectors.requireWidth(embed.units());
  }

  @Override
  public void accept(Network network) {
    ParameterLayout.Slot rows = EmbeddingRows.slot(network.layout());
    for (int token = 1; token < rows.rows(); token++) {
      int from = rows.offset() + token * rows.columns();
      INDArray row = network.parameters().get(NDArrayIndex.interval(from, from + rows.columns()));
      vectors
          .vector(token)
          .ifPresent(v -> row.assign(Nd4j.createFromArray(v).castTo(row.dataType())));
    }
  }
}
