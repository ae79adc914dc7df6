package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.train.LossValue;
import dev.rondo.train.Losses;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Gaussian likelihood against PyTorch, in double within 1e-12. */
class GaussianConformanceTest {

  static List<Vectors> likelihoods() {
    List<Vectors> cases = Vectors.read("gaussian.txt");
    assertThat(cases).hasSize(4);
    return cases;
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void a_gaussian_likelihood_and_its_gradient(Vectors v) {
    LossValue ours =
        Losses.gaussian()
            .of(
                v.get("predicted"),
                v.get("target"),
                v.has("weight") ? Optional.of(v.get("weight")) : Optional.empty());

    double value = v.numbers("value")[0];
    assertThat(ours.mean()).isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
    v.holds("gradient", ours.meanGradient());
  }
}
