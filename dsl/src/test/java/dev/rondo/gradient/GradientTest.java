package dev.rondo.gradient;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.cell;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.CoupledMemory;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Back-propagation through time against central differences, in double. */
@Execution(ExecutionMode.CONCURRENT)
class GradientTest {

  static Stream<CellArchitecture> cells() {
    return Stream.of(
        elman(2),
        elman(2).activation(Activation.RELU).initLikeTorch(),
        lstm(2),
        lstm(2).peepholes(),
        gru(2),
        elman(3).layerNorm(),
        lstm(3).layerNorm(),
        gru(3).layerNorm(),
        gru(2).reset(Reset.BEFORE));
  }

  static Stream<Arguments> networks() {
    return cells()
        .flatMap(c -> Stream.of(c, c.last(), bidirectional(c), bidirectional(c).last()))
        .flatMap(a -> Stream.of(arguments(a, false), arguments(a, true)));
  }

  /** Ragged alone: the longest sequence is full, and what full sequences do is checked by cell. */
  static Stream<Architecture> stacks() {
    return Stream.of(
        lstm(2).gru(2).elman(3),
        lstm(2).mean(),
        cell(new MinimalGatedUnit(2)).last(),
        bidirectional(cell(new CoupledMemory(2))),
        cell(new MinimalGatedUnit(2)).cell(new CoupledMemory(3)).gru(2).last(),
        gru(2).max(),
        bidirectional(lstm(2)).attend(),
        gru(2).dense(4, Activation.TANH).lstm(2).last().dense(3, Activation.SIGMOID),
        lstm(2).dropout(0.4).gru(2).last().dropout(0.3),
        bidirectional(gru(2)).dropout(0.2).bidirectional(lstm(2)).last());
  }

  static Stream<Loss> losses() {
    return Stream.of(
        Losses.mse(),
        Losses.mae(),
        Losses.huber(0.8),
        Losses.quantile(0.2, 0.7),
        Losses.gaussian(),
        Losses.crossEntropy(),
        Losses.elementwise(
            "logcosh", (p, y) -> Math.log(Math.cosh(p - y)), (p, y) -> Math.tanh(p - y)));
  }

  @ParameterizedTest(name = "{0}, ragged {1}")
  @MethodSource("networks")
  void a_cell_matches_central_differences(Architecture architecture, boolean ragged) {
    GradientCheck.of(architecture, ragged).verify();
  }

  /** Masks of training; both are drawn anew for each direction. */
  static Stream<CellArchitecture> masked() {
    return Stream.of(
        elman(2).variationalDropout(0.3, 0.5),
        elman(2).dropConnect(0.4),
        lstm(2).variationalDropout(0.5).dropConnect(0.2),
        lstm(2).peepholes().variationalDropout(0, 0.5),
        gru(2).variationalDropout(0.4).dropConnect(0.3),
        gru(2).reset(Reset.BEFORE).variationalDropout(0.5, 0.4).dropConnect(0.3),
        gru(2).reset(Reset.BEFORE).dropConnect(0.4),
        lstm(3).peepholes().layerNorm().variationalDropout(0.3).dropConnect(0.2),
        gru(3).layerNorm().variationalDropout(0.3).dropConnect(0.2));
  }

  @ParameterizedTest
  @MethodSource("masked")
  void a_masked_cell_matches_central_differences(CellArchitecture cell) {
    GradientCheck.of(cell, false).verify();
    GradientCheck.of(bidirectional(cell).last(), true).verify();
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void a_stack_matches_central_differences(Architecture architecture) {
    GradientCheck.of(architecture, true).verify();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_loss_matches_central_differences(Loss loss) {
    GradientCheck.of(elman(2), true, loss).verify();
    GradientCheck.of(elman(2).last(), false, loss).verify();
  }
}
