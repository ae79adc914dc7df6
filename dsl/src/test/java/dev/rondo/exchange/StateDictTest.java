package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.architecture.Architecture;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Dtype;
import dev.rondo.checkpoint.Tensor;
import dev.rondo.engine.NetworkShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StateDictTest {

  @Test
  void names_and_shapes_are_those_of_pytorch() {
    assertThat(shown(lstm(4).dropout(0.5).gru(3).last().dense(5), 2, 1, 6))
        .containsExactly(
            "layer0.weight_ih_l0 F32 [16, 2]",
            "layer0.weight_hh_l0 F32 [16, 4]",
            "layer0.bias_ih_l0 F32 [16]",
            "layer0.bias_hh_l0 F32 [16]",
            "layer2.weight_ih_l0 F32 [9, 4]",
            "layer2.weight_hh_l0 F32 [9, 3]",
            "layer2.bias_ih_l0 F32 [9]",
            "layer2.bias_hh_l0 F32 [9]",
            "layer4.weight F32 [5, 3]",
            "layer4.bias F32 [5]",
            "head.weight F32 [6, 6]",
            "head.bias F32 [6]");
  }

  @Test
  void the_reverse_direction_and_the_attention_have_theirs() {
    assertThat(shown(bidirectional(elman(3)).attend(), 2, 0, 1))
        .containsExactly(
            "layer0.weight_ih_l0 F32 [3, 2]",
            "layer0.weight_hh_l0 F32 [3, 3]",
            "layer0.bias_ih_l0 F32 [3]",
            "layer0.bias_hh_l0 F32 [3]",
            "layer0.weight_ih_l0_reverse F32 [3, 2]",
            "layer0.weight_hh_l0_reverse F32 [3, 3]",
            "layer0.bias_ih_l0_reverse F32 [3]",
            "layer0.bias_hh_l0_reverse F32 [3]",
            "layer1.proj.weight F32 [6, 6]",
            "layer1.proj.bias F32 [6]",
            "layer1.context.weight F32 [1, 6]",
            "head.weight F32 [1, 6]",
            "head.bias F32 [1]");
  }

  @Test
  void an_embedding_is_as_in_pytorch_and_a_tied_head_has_a_bias_alone() {
    assertThat(shown(embed(4).gru(3).last(), 8, 0, 2))
        .startsWith("layer0.weight F32 [8, 4]", "layer1.weight_ih_l0 F32 [9, 4]")
        .endsWith("head.weight F32 [2, 3]", "head.bias F32 [2]");
    assertThat(shown(embed(3).tied().gru(3), 8, 0, 7))
        .startsWith("layer0.weight F32 [8, 3]", "layer1.weight_ih_l0 F32 [9, 3]")
        .endsWith("layer1.bias_hh_l0 F32 [9]", "head.bias F32 [7]");
  }

  @Test
  void what_pytorch_lacks_keeps_a_name_of_ours() {
    assertThat(shown(bidirectional(lstm(2).peepholes()), 1, 0, 1))
        .contains("layer0.peepholes_l0 F32 [3, 2]", "layer0.peepholes_l0_reverse F32 [3, 2]");
  }

  @Test
  void a_normalised_cell_keeps_its_gains_and_a_cell_of_ones_own_all_its_names() {
    assertThat(shown(lstm(2).layerNorm(), 1, 0, 1))
        .contains("layer0.gx_l0 F32 [8]", "layer0.gh_l0 F32 [8]", "layer0.gc_l0 F32 [2]");
    assertThat(shown(gru(2).cell(new MinimalGatedUnit(3)), 1, 0, 1))
        .filteredOn(name -> name.startsWith("layer1."))
        .isNotEmpty()
        .allMatch(name -> !name.contains("_l0"));
  }

  @Test
  void matrices_are_transposed_and_biases_are_vectors() {
    StateDict dict = StateDict.of(new NetworkShape(elman(2).last(), 3, 0, 1));
    List<Tensor> tensors = dict.tensors(counted(6 + 4 + 2 + 2 + 2 + 1).castTo(DataType.FLOAT));
    assertThat(tensors.get(0).floats()).containsExactly(0, 2, 4, 1, 3, 5); // [3,2] -> [2,3]
    assertThat(tensors.get(1).floats()).containsExactly(6, 8, 7, 9);
    assertThat(tensors.get(2).floats()).containsExactly(10, 11);
    assertThat(tensors.get(4).floats()).containsExactly(14, 15);
  }

  @Test
  void there_and_back_is_the_same_bits_in_both_precisions() {
    NetworkShape shape =
        new NetworkShape(bidirectional(lstm(3).peepholes()).gru(2).attend().dense(4), 5, 2, 3);
    StateDict dict = StateDict.of(shape);
    int length = dict.places().stream().mapToInt(Place::length).sum();
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      INDArray parameters = counted(length).muli(Math.PI).castTo(type);
      List<Tensor> tensors = dict.tensors("memory.", parameters);
      assertThat(tensors)
          .allMatch(t -> t.dtype() == (type == DataType.FLOAT ? Dtype.F32 : Dtype.F64));
      Map<String, Tensor> byName = new HashMap<>();
      tensors.forEach(t -> byName.put(t.name(), t));
      INDArray back = dict.parameters(name -> byName.get("memory." + name), type);
      assertThat(back).isEqualTo(parameters);
      assertThat(back.dataType()).isEqualTo(type);
    }
  }

  @Test
  void a_tensor_of_another_shape_is_refused() {
    StateDict dict = StateDict.of(new NetworkShape(elman(2).last(), 3, 0, 1));
    assertThatThrownBy(() -> dict.parameters(n -> Tensor.of(n, new float[6], 3, 2), DataType.FLOAT))
        .isInstanceOf(CheckpointException.class)
        .hasMessageEndingWith("expected shape [2, 3], got [3, 2]")
        .hasMessageContaining("layer0.weight_ih_l0");
  }

  @Test
  void a_vector_of_another_network_is_refused() {
    StateDict dict = StateDict.of(new NetworkShape(elman(2).last(), 3, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dict.tensors(counted(4)))
        .withMessage("state dict: expects a vector of 17 numbers, got 4");
  }

  private static INDArray counted(int length) {
    return Nd4j.createFromArray(IntStream.range(0, length).asDoubleStream().toArray());
  }

  private static List<String> shown(Architecture architecture, int inputs, int side, int outputs) {
    StateDict dict = StateDict.of(new NetworkShape(architecture, inputs, side, outputs));
    int length = dict.places().stream().mapToInt(Place::length).sum();
    return dict.tensors(Nd4j.zeros(DataType.FLOAT, length)).stream().map(Tensor::toString).toList();
  }
}
