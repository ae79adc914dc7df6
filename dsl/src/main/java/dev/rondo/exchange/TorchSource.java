package dev.rondo.exchange;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.DropoutSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.engine.NetworkShape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes a network as a PyTorch module, a line a layer. */
final class TorchSource {

  private final NetworkShape shape;
  private final List<String> made = new ArrayList<>();
  private final List<String> forward = new ArrayList<>();
  private final Set<TorchHelper> helpers = EnumSet.noneOf(TorchHelper.class);
  private int width;
  private int readForward;

  TorchSource(NetworkShape shape) {
    this.shape = shape;
    width = shape.inputs();
    readForward = width;
    List<LayerSpec> layers = shape.architecture().layers();
    for (int number = 0; number < layers.size(); number++) {
      add("self.layer" + number, layers.get(number));
    }
    if (shape.side() > 0) {
      forward.add("x = torch.cat([x, side], dim=1)");
    }
    if (shape.embedding().filter(EmbedSpec::tied).isPresent()) {
      helpers.add(TorchHelper.TIED);
      made.add("self.head = Tied(self.layer0)");
      forward.add("return self.head(x, self.layer0)");
    } else {
      made.add(linear("self.head", width + shape.side(), shape.outputs()));
      forward.add("return self.head(x)");
    }
  }

  private void add(String name, LayerSpec spec) {
    if (spec instanceof EmbedSpec embed) {
      made.add(
          String.format("%s = nn.Embedding(%d, %d, padding_idx=0)", name, width, embed.units()));
      forward.add("x = " + name + "(x)");
      width = embed.units();
      readForward = width;
    } else if (spec instanceof CellSpec cell) {
      read(name, cell, "");
      width = cell.units();
      readForward = width;
    } else if (spec instanceof BidirectionalSpec both) {
      read(name, both.cell(), ", bidirectional=True");
      width = 2 * both.cell().units();
      readForward = both.cell().units();
    } else if (spec instanceof DropoutSpec dropout) {
      made.add(name + " = nn.Dropout(" + dropout.p() + ")");
      forward.add("x = " + name + "(x)");
    } else if (spec instanceof DenseSpec dense) {
      made.add(linear(name, width, dense.units()));
      forward.add("x = " + activated(dense.activation(), name + "(x)"));
      width = dense.units();
      readForward = width;
    } else {
      summarise(name, (SummarySpec) spec);
    }
  }

  private void read(String name, CellSpec cell, String direction) {
    note((BuiltInSpec) cell);
    made.add(name + " = " + recurrent(cell, direction));
    helpers.add(TorchHelper.READ);
    forward.add("x = read(" + name + ", x, lengths)");
  }

  private String recurrent(CellSpec cell, String direction) {
    String word = cell instanceof ElmanSpec ? "RNN" : cell instanceof LstmSpec ? "LSTM" : "GRU";
    boolean relu = cell instanceof ElmanSpec e && e.activation() == Activation.RELU;
    return String.format(
        "nn.%s(%d, %d, batch_first=True%s%s)",
        word, width, cell.units(), relu ? ", nonlinearity=\"relu\"" : "", direction);
  }

  /** What PyTorch leaves out of the training alone. */
  private void note(BuiltInSpec cell) {
    boolean variational = cell.options().inputDropout() + cell.options().recurrentDropout() > 0;
    boolean connect = cell.options().dropConnect() > 0;
    String what =
        (variational ? "variational dropout" : "")
            + (variational && connect ? " and " : "")
            + (connect ? "DropConnect" : "");
    if (!what.isEmpty()) {
      made.add("# Rondo trains this layer with " + what + ", which changes no answer.");
    }
  }

  private static String linear(String name, int inputs, int outputs) {
    return name + " = nn.Linear(" + inputs + ", " + outputs + ")";
  }

  private static String activated(Activation activation, String value) {
    return switch (activation) {
      case LINEAR -> value;
      case TANH -> "torch.tanh(" + value + ")";
      case RELU -> "torch.relu(" + value + ")";
      case SIGMOID -> "torch.sigmoid(" + value + ")";
    };
  }

  private void summarise(String name, SummarySpec kind) {
    switch (kind) {
      case LAST -> {
        helpers.add(TorchHelper.LAST);
        forward.add("x = last(x, lengths, " + readForward + ")");
      }
      case MEAN -> {
        helpers.add(TorchHelper.REAL);
        forward.add("steps = real(x, lengths)");
        forward.add("x = (x * steps).sum(1) / steps.sum(1)");
      }
      case MAX -> {
        helpers.add(TorchHelper.REAL);
        forward.add("x = x.masked_fill(~real(x, lengths), -torch.inf).amax(1)");
      }
      case ATTEND -> {
        helpers.add(TorchHelper.REAL);
        helpers.add(TorchHelper.ATTEND);
        made.add(name + " = Attend(" + width + ")");
        forward.add("x = " + name + "(x, real(x, lengths))");
      }
    }
  }

  String text() {
    String side = shape.side() > 0 ? "side, " : "";
    String takes =
        (shape.embeds()
                ? "x [batch, time] of tokens, 1 to " + (shape.inputs() - 1) + ", or 0 for padding"
                : "x [batch, time, " + shape.inputs() + "]")
            + (side.isEmpty() ? "" : ", side [batch, " + shape.side() + "]");
    String gives = "[batch, " + (shape.summarises() ? "" : "time, ") + shape.outputs() + "]";
    StringBuilder out =
        new StringBuilder("import torch\nfrom safetensors.torch import load_file\n");
    out.append("from torch import nn\n");
    helpers.forEach(helper -> out.append(helper.source()));
    out.append("\n\nclass Network(nn.Module):\n");
    line(out, 1, "\"\"\"" + shape.architecture());
    out.append('\n');
    line(out, 1, takes + " -> " + gives);
    line(out, 1, "lengths: the real steps of each sequence, if not all are");
    line(out, 1, "\"\"\"");
    out.append('\n');
    line(out, 1, "def __init__(self):");
    line(out, 2, "super().__init__()");
    made.forEach(each -> line(out, 2, each));
    out.append('\n');
    line(out, 1, "def forward(self, x, " + side + "lengths=None):");
    forward.forEach(each -> line(out, 2, each));
    return out.append("\n\n").append(LOAD).toString();
  }

  private static void line(StringBuilder out, int depth, String text) {
    out.append("    ".repeat(depth)).append(text).append('\n');
  }

  private static final String LOAD =
      """
      network = Network().eval()
      network.load_state_dict(load_file("model.safetensors"))  # as model.save wrote it
      # A file of run.save holds the optimizer's memory too:
      # weights = load_file("run.safetensors")
      # network.load_state_dict({k: v for k, v in weights.items() if not k.startswith("optimizer.")})
      """;
}
