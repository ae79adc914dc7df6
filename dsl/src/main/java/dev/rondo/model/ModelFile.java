package dev.rondo.model;

import dev.rondo.architecture.internal.ArchitectureCodec;
import dev.rondo.checkpoint.Json;
import dev.rondo.checkpoint.Precision;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.checkpoint.Tree;
import dev.rondo.exchange.StateDict;
import dev.rondo.train.Trained;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a file says of a model: all but how it was trained. */
final class ModelFile {

  /** The number of the format, raised when older programs can no longer read what is written. */
  static final String FORMAT = "rondo.format";

  static final String THIS_FORMAT = "1";
  static final String VERSION = "rondo.version";

  /** The version of this library, as in its pom. */
  static final String THIS_VERSION = "0.1.0-SNAPSHOT";

  static final String SAVED = "rondo.saved";
  static final String ENGINE = "rondo.engine";
  static final String MODEL = "rondo.model";
  static final String ARCHITECTURE = "rondo.architecture";
  static final String DATA = "rondo.data";

  private ModelFile() {}

  /** The metadata of a model whose network is of this precision. */
  static Map<String, String> metadata(Model model, DataType precision) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FORMAT, THIS_FORMAT);
    metadata.put(VERSION, THIS_VERSION);
    metadata.put(SAVED, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    metadata.put(ENGINE, model.learner().engine());
    metadata.put(
        MODEL,
        Json.write(
            Tree.of("kind", ModelKind.of(model).name())
                .and("written", model.learner().shape().architecture().toString())
                .and(Precision.KEY, Precision.word(precision))
                .and("parameters", model.parameters())
                .map()));
    metadata.put(
        ARCHITECTURE, Json.write(ArchitectureCodec.write(model.learner().shape().architecture())));
    metadata.put(DATA, Json.write(model.dataTree()));
    return metadata;
  }

  static TensorFile of(Model model, INDArray weights, Trained trained) {
    Map<String, String> metadata = metadata(model, weights.dataType());
    metadata.put(Trained.KEY, trained.json());
    return TensorFile.of(metadata, StateDict.of(model.learner().shape()).tensors(weights));
  }
}
