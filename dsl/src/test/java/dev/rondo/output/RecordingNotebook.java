package dev.rondo.output;

import java.util.ArrayList;
import java.util.List;

/** A notebook that keeps what it was asked to show, newest last. */
final class RecordingNotebook implements NotebookOutput {
  final List<Rendering> shown = new ArrayList<>();
  final List<Rendering> updates = new ArrayList<>();

  @Override
  public boolean isAttached() {
    return true;
  }

  @Override
  public DisplayHandle show(Rendering rendering) {
    shown.add(rendering);
    return updates::add;
  }

  @Override
  public Object cell() {
    return 1;
  }
}
