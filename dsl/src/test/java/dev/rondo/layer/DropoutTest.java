package dev.rondo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.DropoutSpec;
import dev.rondo.engine.Bits;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest {

  private static final INDArray ONES = Nd4j.ones(DataType.DOUBLE, 50, 200);
  private static final Pass PASS = Pass.training(1, 2, 3, 0);

  @Test
  void drops_its_share_and_scales_the_rest() {
    INDArray out = dropout(0.3, 0).forward(ONES, PASS);

    double kept = out.gt(0).castTo(DataType.DOUBLE).meanNumber().doubleValue();
    assertThat(kept).isCloseTo(0.7, within(5 * Math.sqrt(0.21 / out.length())));
    assertThat(Bits.of(out)).containsOnly(0, 1 / (1 - 0.3));
  }

  @Test
  void the_way_back_takes_the_same_mask() {
    Dropout dropout = dropout(0.3, 0);
    INDArray out = dropout.forward(ONES, PASS);
    assertThat(Bits.of(dropout.backward(ONES))).isEqualTo(Bits.of(out));
  }

  @Test
  void the_same_moment_gives_the_same_mask_and_any_other_another() {
    double[] mask = Bits.of(dropout(0.5, 0).forward(ONES, PASS));
    assertThat(Bits.of(dropout(0.5, 0).forward(ONES, PASS))).isEqualTo(mask);
    assertThat(Bits.of(dropout(0.5, 1).forward(ONES, PASS))).isNotEqualTo(mask);
    for (Pass other :
        new Pass[] {
          Pass.training(9, 2, 3, 0),
          Pass.training(1, 9, 3, 0),
          Pass.training(1, 2, 9, 0),
          Pass.training(1, 2, 3, 9)
        }) {
      assertThat(Bits.of(dropout(0.5, 0).forward(ONES, other))).as("%s", other).isNotEqualTo(mask);
    }
  }

  @Test
  void an_answer_drops_nothing() {
    Dropout dropout = dropout(0.5, 0);
    dropout.forward(ONES, PASS);
    assertThat(Bits.of(dropout.forward(ONES, Pass.INFERENCE))).containsOnly(1);
    assertThat(Bits.of(dropout.backward(ONES))).containsOnly(1);
    assertThat(Bits.of(dropout(0, 0).forward(ONES, PASS))).containsOnly(1);
  }

  @Test
  void leaves_its_input_as_it_was() {
    INDArray in = Nd4j.ones(DataType.FLOAT, 3, 4);
    INDArray out = dropout(0.5, 0).forward(in, PASS);
    assertThat(Bits.of(in)).containsOnly(1);
    assertThat(out.dataType()).isEqualTo(DataType.FLOAT);
  }

  private static Dropout dropout(double p, int number) {
    return new Dropout(new DropoutSpec(p), number);
  }
}
