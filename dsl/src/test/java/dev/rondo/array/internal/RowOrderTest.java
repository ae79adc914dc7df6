package dev.rondo.array.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class RowOrderTest {

  private static final INDArray ROWS =
      Nd4j.createFromArray(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}});

  @Test
  void numbers_of_every_type_and_order_are_read_row_by_row() {
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT, DataType.INT32}) {
      INDArray rows = ROWS.castTo(type);
      assertThat(RowOrder.doubles(rows)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
      assertThat(RowOrder.doubles(rows.transpose()))
          .containsExactly(1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 12);
      assertThat(RowOrder.doubles(columns(rows))).containsExactly(2, 3, 6, 7, 10, 11);
      assertThat(RowOrder.doubles(lastRows(rows))).containsExactly(5, 6, 7, 8, 9, 10, 11, 12);
      assertThat(RowOrder.doubles(rows.getRow(1))).containsExactly(5, 6, 7, 8);
      assertThat(RowOrder.doubles(rows.getScalar(2, 3))).containsExactly(12);
    }
  }

  @Test
  void an_array_lies_in_one_piece_if_nothing_stands_between_its_rows() {
    assertThat(RowOrder.isInOnePiece(ROWS)).isTrue();
    assertThat(RowOrder.isInOnePiece(lastRows(ROWS))).isTrue();
    assertThat(RowOrder.isInOnePiece(ROWS.getRow(2))).isTrue();
    assertThat(RowOrder.isInOnePiece(ROWS.reshape('c', 1, 12, 1))).isTrue();
    assertThat(RowOrder.isInOnePiece(ROWS.transpose())).isFalse();
    assertThat(RowOrder.isInOnePiece(columns(ROWS))).isFalse();
    assertThat(RowOrder.isInOnePiece(ROWS.getColumn(1))).isFalse();
  }

  @Test
  void floats_are_written_where_they_belong() {
    INDArray floats = ROWS.castTo(DataType.FLOAT);
    RowOrder.put(lastRows(floats), 3, new float[] {20, 21, 22}, 2);
    assertThat(floats.toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 2, 3, 4}, {5, 6, 7, 20}, {21, 10, 11, 12}});
    float[] read = new float[4];
    RowOrder.get(lastRows(floats), 3, read, 3);
    assertThat(read).containsExactly(20, 21, 10, 0);
  }

  @Test
  void numbers_are_set_to_zero_and_their_neighbours_stay() {
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      INDArray rows = ROWS.castTo(type).dup();
      rows.putScalar(1, 2, Double.NaN);
      RowOrder.clear(lastRows(rows), 2, 3);
      assertThat(RowOrder.doubles(rows)).containsExactly(1, 2, 3, 4, 5, 6, 0, 0, 0, 10, 11, 12);
    }
  }

  @Test
  void an_array_is_made_of_numbers() {
    double[] numbers = {0.1, 2, 3, 4, 5, 6};
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      INDArray array = RowOrder.array(numbers, type, 3, 2);
      assertThat(array).isEqualTo(Nd4j.createFromArray(numbers).castTo(type).reshape('c', 3, 2));
      assertThat(array.dataType()).isEqualTo(type);
      assertThat(array.shape()).containsExactly(3, 2);
    }
  }

  private static INDArray columns(INDArray rows) {
    return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
  }

  private static INDArray lastRows(INDArray rows) {
    return rows.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all());
  }
}
