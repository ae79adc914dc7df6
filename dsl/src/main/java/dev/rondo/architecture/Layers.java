package dev.rondo.architecture;

import java.util.ArrayList;
import java.util.List;

/** Lists of layers, grown by one. */
final class Layers {

  private Layers() {}

  static List<LayerSpec> joined(List<LayerSpec> layers, LayerSpec next) {
    List<LayerSpec> all = new ArrayList<>(layers);
    all.add(next);
    return all;
  }
}
