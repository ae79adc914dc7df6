package dev.rondo.layer;

import dev.rondo.cell.CellState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All layers of a network in order: sequence layers, then perhaps a summary and layers on it, then
 * the head, a dense layer that the data's output sets.
 */
public final class LayerStack {

  private final List<Layer> layers;
  private final Optional<Summary> summary;
  private final List<RowLayer> afterSummary;
  private final RowLayer head;
  private int summaryWidth;

  LayerStack(
      List<Layer> layers, Optional<Summary> summary, List<RowLayer> afterSummary, RowLayer head) {
    this.layers = List.copyOf(layers);
    this.summary = summary;
    this.afterSummary = List.copyOf(afterSummary);
    this.head = head;
  }

  /**
   * Goes forward.
   *
   * @param x time outermost, {@code [T*N,F]}
   * @param steps the number of time steps, T
   * @param lengths each sequence's real steps; empty where all are full
   * @param side joined to the summary, {@code [N,K]}
   * @param pass the circumstances
   * @param start the state to start from; empty for zeros
   * @return {@code [N,O]} after a summary, else {@code [T*N,O]}
   */
  public INDArray forward(
      INDArray x,
      int steps,
      Optional<int[]> lengths,
      Optional<INDArray> side,
      Pass pass,
      Optional<List<CellState>> start) {
    startFrom(start);
    Frames frames = new Frames(x, steps, lengths.map(l -> new Mask(l, steps, x.dataType())));
    frames.mask().ifPresent(mask -> mask.clear(x));
    for (Layer layer : layers) {
      frames = layer.forward(frames, pass);
    }
    INDArray rows = frames.rows();
    if (summary.isPresent()) {
      rows = summary.get().forward(frames);
      for (RowLayer layer : afterSummary) {
        rows = layer.forward(rows, pass);
      }
      summaryWidth = (int) rows.size(1);
      if (side.isPresent()) {
        rows = Nd4j.hstack(rows, side.get()).dup('c'); // [N,S] + [N,K] -> [N,S+K]
      }
    }
    return head.forward(rows, pass);
  }

  /** Goes back from the gradient by the output and adds all parameters' gradients. */
  public void backward(INDArray gradient) {
    INDArray d = head.backward(gradient);
    if (summary.isPresent()) {
      if (d.size(1) > summaryWidth) {
        d = d.get(NDArrayIndex.all(), NDArrayIndex.interval(0, summaryWidth)).dup('c');
      }
      for (int i = afterSummary.size() - 1; i >= 0; i--) {
        d = afterSummary.get(i).backward(d);
      }
      d = summary.get().backward(d);
    }
    for (int i = layers.size() - 1; i >= 0; i--) {
      layers.get(i).backward(d);
      if (i > 0) {
        d = layers.get(i).inputGradient();
      }
    }
  }

  /** The gradient by x of the last way back, {@code [T*N,F]}. */
  public INDArray inputGradient() {
    return layers.get(0).inputGradient();
  }

  /** The state of every recurrent layer after the last sequence. */
  public List<CellState> state() {
    return recurrent().stream().map(StatefulLayer::state).toList();
  }

  /** The gradient by the state of every recurrent layer before the last sequence. */
  public List<CellState> initialGradient() {
    return recurrent().stream().map(StatefulLayer::initialGradient).toList();
  }

  private void startFrom(Optional<List<CellState>> start) {
    List<StatefulLayer> all = recurrent();
    for (int i = 0; i < all.size(); i++) {
      int number = i;
      all.get(i).startFrom(start.map(states -> states.get(number)));
    }
  }

  private List<StatefulLayer> recurrent() {
    List<StatefulLayer> found = new ArrayList<>();
    for (Layer layer : layers) {
      if (layer instanceof StatefulLayer recurrent) {
        found.add(recurrent);
      } else if (layer instanceof Bidirectional both) {
        found.add(both.forwardLayer());
        found.add(both.reverseLayer());
      }
    }
    return found;
  }
}
