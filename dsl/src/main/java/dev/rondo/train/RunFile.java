package dev.rondo.train;

import dev.rondo.checkpoint.Json;
import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.checkpoint.Tree;
import dev.rondo.engine.Network;
import dev.rondo.exchange.StateDict;
import dev.rondo.output.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A run as a file holds it: the model with the weights it has when training ends here, and beside
 * them the weights to go on from, the optimizer's memory, plan, position and history.
 */
final class RunFile {

  static final String PLAN = "rondo.plan";
  static final String HISTORY = "rondo.history";
  static final String POSITION = "rondo.position";
  static final String RUN = "rondo.run";

  /** What stands before the names of the weights to go on from, where they are not the model's. */
  static final String LAST = "optimizer.last.";

  private RunFile() {}

  /** What stands before the names of one of the optimizer's arrays. */
  static String memory(int number) {
    return "optimizer." + number + ".";
  }

  /**
   * The file of a run at a batch's boundary.
   *
   * @param model what the file says of the model
   * @param lastEpoch up to which epoch it was to go
   * @param data the fingerprint of its examples
   */
  static TensorFile of(
      Map<String, String> model,
      TrainingPlan plan,
      Network network,
      Position at,
      TrainingState state,
      int lastEpoch,
      String data) {
    Map<String, String> metadata = new LinkedHashMap<>(model);
    metadata.put(PLAN, Json.write(PlanCodec.write(plan)));
    metadata.put(HISTORY, Json.write(HistoryCodec.write(at.history())));
    metadata.put(POSITION, Json.write(PositionCodec.write(at)));
    metadata.put(
        RUN,
        Json.write(
            Tree.of("state", state.name())
                .and("lastEpoch", lastEpoch)
                .and("engine", network.engine())
                .and("data", data)
                .map()));
    StateDict names = StateDict.of(network.shape());
    List<Tensor> tensors = new ArrayList<>(names.tensors(at.kept(network.parameters())));
    if (at.hasBest()) {
      tensors.addAll(names.tensors(LAST, at.last(network.parameters())));
    }
    at.carried.ifPresent(carried -> tensors.addAll(CarriedState.tensors(carried)));
    List<INDArray> memory = at.updater().memory();
    for (int i = 0; i < memory.size(); i++) {
      tensors.addAll(names.tensors(memory(i), memory.get(i)));
    }
    return TensorFile.of(metadata, tensors);
  }
}
