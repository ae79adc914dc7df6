package dev.rondo.gradient;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Back-propagation through time against central differences, in double. */
class GradientTest {

  static Stream<Arguments> networks() {
    List<Architecture> all = new ArrayList<>();
    all.add(elman(3));
    all.add(elman(3).activation(Activation.RELU).initLikeTorch());
    all.add(lstm(3));
    all.add(gru(3));
    all.add(gru(3).reset(Reset.BEFORE));
    for (Architecture one : List.copyOf(all)) {
      var cell = (dev.rondo.architecture.CellArchitecture) one;
      all.add(cell.last());
      all.add(bidirectional(cell));
      all.add(bidirectional(cell).last());
    }
    all.add(lstm(3).gru(3).elman(2));
    all.add(lstm(3).mean());
    all.add(gru(3).max());
    all.add(bidirectional(lstm(3)).attend());
    all.add(gru(3).dense(4, Activation.TANH).lstm(2).last().dense(3, Activation.SIGMOID));
    all.add(lstm(3).dropout(0.4).gru(3).last().dropout(0.3));
    all.add(bidirectional(gru(3)).dropout(0.2).bidirectional(lstm(2)).last());
    return all.stream().flatMap(a -> Stream.of(arguments(a, false), arguments(a, true)));
  }

  @ParameterizedTest(name = "{0}, ragged {1}")
  @MethodSource("networks")
  void matches_central_differences(Architecture architecture, boolean ragged) {
    GradientCheck.of(architecture, ragged).verify();
  }
}
