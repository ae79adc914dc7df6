package dev.rondo.chart;

import dev.rondo.output.DisplayHandle;
import dev.rondo.output.NotebookOutput;
import dev.rondo.output.Rendering;
import java.util.ArrayList;
import java.util.List;

/** A notebook that keeps what it is shown. */
final class RecordingNotebook implements NotebookOutput {

  final List<Rendering> shown = new ArrayList<>();
  private Integer cell = 1;

  void nextCell() {
    cell++;
  }

  @Override
  public boolean isAttached() {
    return true;
  }

  @Override
  public DisplayHandle show(Rendering rendering) {
    shown.add(rendering);
    return ignored -> {};
  }

  @Override
  public Object cell() {
    return cell;
  }
}
