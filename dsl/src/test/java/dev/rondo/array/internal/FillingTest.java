package dev.rondo.array.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class FillingTest {

  @Test
  void numbers_stand_where_they_were_put_and_zeros_elsewhere() {
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      Filling filling = new Filling(type, 2, 2, 2);
      filling.put(6, new double[] {7, 8});
      filling.put(1, new double[] {0.1, 3, 4});
      INDArray array = filling.array();
      assertThat(array.dataType()).isEqualTo(type);
      assertThat(array.shape()).containsExactly(2, 2, 2);
      assertThat(RowOrder.doubles(array))
          .containsExactly(0, type == DataType.FLOAT ? 0.1f : 0.1, 3, 4, 0, 0, 7, 8);
    }
  }

  @Test
  void an_array_does_not_change_with_what_is_put_later() {
    Filling filling = new Filling(DataType.DOUBLE, 2);
    INDArray before = filling.array();
    filling.put(0, new double[] {1, 2});
    assertThat(RowOrder.doubles(before)).containsExactly(0, 0);
    assertThat(RowOrder.doubles(filling.array())).containsExactly(1, 2);
  }

  @Test
  void more_numbers_than_a_heap_array_holds_are_refused() {
    assertThatThrownBy(() -> new Filling(DataType.FLOAT, 1 << 20, 1 << 20))
        .isInstanceOf(ArithmeticException.class);
  }
}
