package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TensorTest {

  @Test
  void holds_its_numbers_bit_for_bit() {
    assertThat(Tensor.of("a", new float[] {1.5f, -0f}, 2).floats()).containsExactly(1.5f, -0f);
    assertThat(Tensor.of("a", new float[] {0.1f}).doubles()).containsExactly(0.1f);
    assertThat(Tensor.of("a", new double[] {0.1, -0.0}, 1, 2).doubles()).containsExactly(0.1, -0.0);
    assertThat(Tensor.of("a", new long[] {-7}).longs()).containsExactly(-7);
  }

  @Test
  void is_not_changed_through_what_it_gave_or_took() {
    float[] values = {1, 2};
    long[] shape = {2};
    Tensor tensor = Tensor.of("a", values, shape);
    values[0] = 9;
    shape[0] = 9;
    tensor.floats()[0] = 9;
    tensor.shape()[0] = 9;
    assertThat(tensor).isEqualTo(Tensor.of("a", new float[] {1, 2}, 2)).hasToString("a F32 [2]");
    assertThat(tensor.bytes().isReadOnly()).isTrue();
  }

  @Test
  void tells_another_name_kind_shape_and_bit() {
    Tensor tensor = Tensor.of("a", new float[] {0, 0}, 2);
    assertThat(tensor)
        .isNotEqualTo(Tensor.of("b", new float[] {0, 0}, 2))
        .isNotEqualTo(Tensor.of("a", new double[] {0}))
        .isNotEqualTo(Tensor.of("a", new float[] {0, 0}, 1, 2))
        .isNotEqualTo(Tensor.of("a", new float[] {0, -0f}, 2));
  }

  @Test
  void values_fill_the_shape() {
    assertThatThrownBy(() -> Tensor.of("a", new float[] {1, 2, 3}, 2, 2))
        .hasMessage("tensor 'a': shape [2, 2] holds 4 values, got 3");
    assertThatThrownBy(() -> Tensor.of("a", new float[] {1, 2}))
        .hasMessage("tensor 'a': shape [] holds 1 values, got 2");
    assertThatThrownBy(() -> Tensor.of("a", new float[] {1}, -1))
        .hasMessage("tensor 'a': shape [-1] holds no possible number of values, got 1");
    long[] ones = new long[33];
    Arrays.fill(ones, 1);
    assertThatThrownBy(() -> Tensor.of("a", new float[] {1}, ones))
        .hasMessage("tensor 'a' has 33 dimensions; at most 32 can be kept");
  }

  @Test
  void another_kind_is_refused_by_name() {
    assertThatThrownBy(() -> Tensor.of("a", new double[] {1}).floats())
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage("tensor 'a' (byte 0): expected F32, got F64");
    assertThatThrownBy(() -> Tensor.of("a", new double[] {1}).longs())
        .hasMessage("tensor 'a' (byte 0): expected I64, got F64");
    assertThatThrownBy(() -> Tensor.of("a", new long[] {1}).doubles())
        .hasMessage("tensor 'a' (byte 0): expected floating-point numbers, got I64");
  }

  @Test
  void arrays_of_any_order_and_stride_come_back_row_by_row() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE, DataType.INT64}) {
      INDArray array = Nd4j.createFromArray(1.0, 2, 3, 4, 5, 6).castTo(type).reshape('c', 2, 3);
      for (INDArray view : new INDArray[] {array, array.dup('f'), array.transpose()}) {
        Tensor tensor = Tensor.of("a", view);
        assertThat(tensor.shape()).containsExactly(view.shape());
        assertThat(tensor.array()).isEqualTo(view);
        assertThat(tensor.array().dataType()).isEqualTo(type);
      }
    }
    assertThat(Tensor.of("a", Nd4j.scalar(2.5f))).isEqualTo(Tensor.of("a", new float[] {2.5f}));
    assertThat(Tensor.of("a", new float[] {2.5f}).array()).isEqualTo(Nd4j.scalar(2.5f));
  }

  @Test
  void an_array_without_numbers_keeps_its_shape() {
    Tensor empty = Tensor.of("a", new float[0], 0, 3);
    assertThat(empty.array().shape()).containsExactly(0, 3);
    assertThat(Tensor.of("a", empty.array())).isEqualTo(empty);
  }

  @Test
  void an_array_of_another_type_is_refused() {
    assertThatThrownBy(() -> Tensor.of("a", Nd4j.createFromArray(true, false)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tensor 'a': an array of type FLOAT, DOUBLE or LONG can be kept, got BOOL;"
                + " cast it first");
  }
}
