package dev.rondo.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayViewTest {

  @Test
  void a_matrix_shows_its_values() {
    INDArray array = Nd4j.create(new float[][] {{1, -2.5f}, {Float.NaN, 1e-9f}});

    assertThat(ArrayView.of(array).text())
        .isEqualTo("  1     -2.5000\nNaN  1.0000e-09\nINDArray FLOAT [2, 2], 4 values");
    assertThat(ArrayView.of(array).html().orElseThrow())
        .contains("<tr><td>1</td><td>-2.5000</td></tr>");
  }

  @Test
  void vectors_scalars_truths_and_whole_numbers_have_one_row() {
    assertThat(ArrayView.of(Nd4j.createFromArray(true, false)).text())
        .isEqualTo("true  false\nINDArray BOOL [2], 2 values");
    assertThat(ArrayView.of(Nd4j.createFromArray(Long.MAX_VALUE)).text())
        .isEqualTo("9223372036854775807\nINDArray LONG [1], 1 values");
    assertThat(ArrayView.of(Nd4j.scalar(2.5)).text())
        .isEqualTo("2.5000\nINDArray DOUBLE [], 1 values");
  }

  @Test
  void a_deep_array_shows_its_corners() {
    INDArray array = Nd4j.arange(3 * 5 * 7).reshape(3, 5, 7);

    String text = ArrayView.of(array).text();

    assertThat(text.lines().map(String::strip))
        .startsWith("INDArray FLOAT [3, 5, 7], 105 values", "[0, :, :]")
        .contains("[2, :, :]", "…")
        .doesNotContain("[1, :, :]");
    assertThat(text).contains("104").doesNotContain(" 35 ");
  }

  @Test
  void the_text_of_a_huge_array_is_short() {
    assertThat(ArrayView.of(Nd4j.create(DataType.FLOAT, 1000, 100, 50)).text().length())
        .isLessThan(2000);
    assertThat(ArrayView.of(Nd4j.create(DataType.FLOAT, 3000, 1000)).text().length())
        .isLessThan(2000);
  }

  @Test
  void what_has_no_numbers_says_what_it_is() {
    INDArray closed = Nd4j.ones(2);
    closed.close();

    assertThat(ArrayView.of(closed).text()).isEqualTo("INDArray, closed");
    assertThat(ArrayView.of(Nd4j.empty(DataType.FLOAT)).text()).startsWith("INDArray FLOAT ");
    assertThat(ArrayView.of(Nd4j.create(DataType.FLOAT, 2, 1, 1, 1, 1, 2)).text())
        .isEqualTo("INDArray FLOAT [2, 1, 1, 1, 1, 2], 4 values");
  }
}
