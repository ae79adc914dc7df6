package dev.rondo.exchange;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.DropoutSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.checkpoint.Json;
import dev.rondo.engine.NetworkShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network's description as Keras reads it: a functional model, one layer after the other. */
final class KerasConfig {

  private static final String INPUT = "input";
  private static final String SIDE = "side";

  /** The type of tokens' numbers. */
  private static final String TOKENS = "int32";

  private final NetworkShape shape;
  private final String dtype;
  private final List<Object> layers = new ArrayList<>();

  /** The output that the next layer takes. */
  private Object output;

  private boolean time = true;

  private KerasConfig(NetworkShape shape, String dtype) {
    this.shape = shape;
    this.dtype = dtype;
  }

  /**
   * The description as JSON.
   *
   * @param dtype float32 or float64
   * @param softmax whether a softmax follows the head
   */
  static String of(NetworkShape shape, String dtype, boolean softmax) {
    return Json.write(new KerasConfig(shape, dtype).network(softmax));
  }

  private Map<String, Object> network(boolean softmax) {
    output =
        shape.embeds()
            ? input(INPUT, TOKENS, (Integer) null)
            : input(INPUT, dtype, null, shape.inputs());
    List<LayerSpec> specs = shape.architecture().layers();
    int width = shape.inputs();
    for (int i = 0; i < specs.size(); i++) {
      width = add("layer" + i, specs, i, width);
    }
    if (shape.side() > 0) {
      Object side = input(SIDE, dtype, shape.side());
      width += shape.side();
      Map<String, Object> join = config("join");
      join.put("axis", -1);
      layer("Concatenate", join, List.of(List.of(output, side)), width);
    }
    Map<String, Object> head = config("head");
    head.put("units", shape.outputs());
    head.put("activation", softmax ? "softmax" : "linear");
    layer("Dense", head, List.of(output), shape.outputs());
    Map<String, Object> network = module("keras.src.models.functional", "Functional", functional());
    network.put("registered_name", "Functional");
    return network;
  }

  private Map<String, Object> functional() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", "rondo");
    config.put("trainable", true);
    config.put("layers", layers);
    List<Object> x = List.of(INPUT, 0, 0);
    config.put("input_layers", shape.side() > 0 ? List.of(x, List.of(SIDE, 0, 0)) : x);
    config.put("output_layers", List.of("head", 0, 0));
    return config;
  }

  /** Adds the layer and gives its width. */
  private int add(String name, List<LayerSpec> specs, int number, int width) {
    LayerSpec spec = specs.get(number);
    if (spec instanceof EmbedSpec embed) {
      Map<String, Object> config = config(name);
      config.put("input_dim", width);
      config.put("output_dim", embed.units());
      config.put("mask_zero", true);
      layer("Embedding", config, List.of(output), embed.units());
      return embed.units();
    } else if (spec instanceof BuiltInSpec cell) {
      time = !KerasExport.endsAt(specs, number);
      layer(KerasCheck.kind(cell), cell(name, cell), List.of(output), cell.units());
      return cell.units();
    } else if (spec instanceof BidirectionalSpec both) {
      BuiltInSpec cell = (BuiltInSpec) both.cell();
      time = !KerasExport.endsAt(specs, number);
      Map<String, Object> config = config(name);
      config.put("merge_mode", "concat");
      config.put(
          "layer", module("keras.layers", KerasCheck.kind(cell), cell(name + "_forward", cell)));
      layer("Bidirectional", config, List.of(output), 2 * cell.units());
      return 2 * cell.units();
    } else if (spec instanceof DropoutSpec dropout) {
      Map<String, Object> config = config(name);
      config.put("rate", dropout.p());
      layer("Dropout", config, List.of(output), width);
    } else if (spec instanceof DenseSpec dense) {
      Map<String, Object> config = config(name);
      config.put("units", dense.units());
      config.put("activation", KerasCheck.word(dense.activation()));
      layer("Dense", config, List.of(output), dense.units());
      return dense.units();
    } else if (spec != SummarySpec.LAST) {
      time = false;
      String kind = spec == SummarySpec.MEAN ? "GlobalAveragePooling1D" : "GlobalMaxPooling1D";
      layer(kind, config(name), List.of(output), width);
    }
    return width;
  }

  private Map<String, Object> cell(String name, BuiltInSpec cell) {
    Map<String, Object> config = config(name);
    config.put("units", cell.units());
    config.put("return_sequences", time);
    config.put("dropout", cell.options().inputDropout());
    config.put("recurrent_dropout", cell.options().recurrentDropout());
    if (cell instanceof ElmanSpec elman) {
      config.put("activation", KerasCheck.word(elman.activation()));
    } else {
      config.put("activation", KerasCheck.word(Activation.TANH));
      config.put("recurrent_activation", KerasCheck.word(Activation.SIGMOID));
    }
    if (cell instanceof LstmSpec lstm) {
      config.put("unit_forget_bias", lstm.forgetBias() == LstmSpec.DEFAULT_FORGET_BIAS);
    } else if (cell instanceof GruSpec gru) {
      config.put("reset_after", gru.reset() == Reset.AFTER);
    }
    return config;
  }

  private Map<String, Object> config(String name) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", name);
    config.put("trainable", true);
    config.put("dtype", dtype);
    return config;
  }

  private void layer(String kind, Map<String, Object> config, List<?> sources, int width) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("args", sources);
    node.put("kwargs", Map.of());
    named(kind, config, List.of(node));
    output =
        time
            ? tensor((String) config.get("name"), dtype, null, width)
            : tensor((String) config.get("name"), dtype, width);
  }

  /** An input of this shape after the batch; null where any size goes. */
  private Object input(String name, String dtype, Integer... sizes) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", name);
    config.put("batch_shape", batch(sizes));
    config.put("dtype", dtype);
    named("InputLayer", config, List.of());
    return tensor(name, dtype, sizes);
  }

  private void named(String kind, Map<String, Object> config, List<?> nodes) {
    Map<String, Object> layer = module("keras.layers", kind, config);
    layer.put("name", config.get("name"));
    layer.put("inbound_nodes", nodes);
    layers.add(layer);
  }

  private Map<String, Object> tensor(String layer, String dtype, Integer... sizes) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("shape", batch(sizes));
    config.put("dtype", dtype);
    config.put("keras_history", List.of(layer, 0, 0));
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("class_name", "__keras_tensor__");
    tensor.put("config", config);
    return tensor;
  }

  private static List<Integer> batch(Integer... sizes) {
    List<Integer> shape = new ArrayList<>();
    shape.add(null);
    shape.addAll(Arrays.asList(sizes));
    return shape;
  }

  private static Map<String, Object> module(
      String module, String kind, Map<String, Object> config) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("module", module);
    out.put("class_name", kind);
    out.put("config", config);
    out.put("registered_name", null);
    return out;
  }
}
