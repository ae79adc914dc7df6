package dev.rondo.model;

import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Fingerprints against {@code sha256sum} of the bytes, and of models. */
class FingerprintTest {

  @Test
  void it_is_the_hash_of_the_numbers_little_end_first() {
    assertThat(Fingerprint.of(Nd4j.createFromArray(1.5f, -2f, 0.1f)))
        .isEqualTo("b5e09bd689209e1d9fc5f584a5753c21071250443baf89b750f8a9c01ff5d56a");
    assertThat(Fingerprint.of(Nd4j.createFromArray(1.5, -2, 0.1)))
        .isEqualTo("ecf158495664ee29e48b2988282a9c213c92f758156452bd7a4c4c2371cfaae8");
    assertThat(
            Fingerprint.of(
                Nd4j.createFromArray(7f, 1.5f, -2f, 0.1f).get(NDArrayIndex.interval(1, 4))))
        .isEqualTo("b5e09bd689209e1d9fc5f584a5753c21071250443baf89b750f8a9c01ff5d56a");
  }

  @Test
  void the_last_bit_of_one_number_changes_it() {
    String before = Fingerprint.of(Nd4j.createFromArray(1f, 2f));
    assertThat(Fingerprint.of(Nd4j.createFromArray(1f, Math.nextUp(2f)))).isNotEqualTo(before);
    assertThat(Fingerprint.of(Nd4j.createFromArray(0f)))
        .isNotEqualTo(Fingerprint.of(Nd4j.createFromArray(-0f)));
  }

  @Test
  void a_model_tells_that_of_its_weights() {
    SequenceRegressor model = model();
    model.train(epochs(1).quiet());
    assertThat(model.fingerprint()).isEqualTo(Fingerprint.of(model.weights()));
    assertThat(model.weights().dataType()).isEqualTo(DataType.FLOAT);
    SequenceRegressor again = model();
    again.train(epochs(1).quiet());
    assertThat(again.fingerprint()).isEqualTo(model.fingerprint());
    again.train(epochs(1).seed(2).quiet());
    assertThat(again.fingerprint()).isNotEqualTo(model.fingerprint());
  }

  @Test
  void a_model_that_is_not_trained_has_none() {
    assertThatIllegalStateException()
        .isThrownBy(() -> model().fingerprint())
        .withMessage("fingerprint(): the model is not trained; call train(epochs(100)) first");
  }

  private static SequenceRegressor model() {
    return sequences(Nd4j.ones(20, 4, 3), Nd4j.ones(20)).model(gru(3).last());
  }
}
