package dev.rondo.architecture;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.cell.Initializer;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRefusalsTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        refusal(() -> lstm(0), "lstm(0): expects at least 1 unit; 8 to 256 are usual"),
        refusal(() -> gru(-3), "gru(-3): expects at least 1 unit; 8 to 256 are usual"),
        refusal(() -> elman(0), "elman(0): expects at least 1 unit; 8 to 256 are usual"),
        refusal(() -> embed(0), "embed(0): expects at least 1 unit; 8 to 256 are usual"),
        refusal(
            () -> bidirectional(embed(4).lstm(3)),
            "bidirectional(embed(4).lstm(3)): expects one recurrent layer, got 2 layers; write"
                + " bidirectional(...) around each of them"),
        refusal(
            () -> Architectures.of(List.of(new DropoutSpec(0.1))),
            "layers [dropout(0.1)]: an architecture starts with embed(64) or a recurrent layer,"
                + " such as lstm(32)"),
        refusal(
            () -> Architectures.of(List.of(new EmbedSpec(2, false), new EmbedSpec(3, false))),
            "layers [embed(2), embed(3)]: an embedding stands first alone"),
        refusal(() -> lstm(2).dense(0), "dense(0): expects at least 1 unit; 8 to 256 are usual"),
        refusal(
            () -> lstm(2).last().dense(0, Activation.TANH),
            "dense(0): expects at least 1 unit; 8 to 256 are usual"),
        refusal(
            () -> lstm(2).dropout(1.5),
            "dropout(1.5): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> lstm(2).last().dropout(1),
            "dropout(1): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> lstm(2).dropout(-0.1),
            "dropout(-0.1): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> lstm(2).dropout(Double.NaN),
            "dropout(NaN): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> elman(1).layerNorm(),
            "elman(1).layerNorm(): expects at least 2 units, as one number normalised is always 0;"
                + " take more units or leave layerNorm out"),
        refusal(
            () -> lstm(1).layerNorm(),
            "lstm(1).layerNorm(): expects at least 2 units, as one number normalised is always 0;"
                + " take more units or leave layerNorm out"),
        refusal(
            () -> gru(1).layerNorm(),
            "gru(1).layerNorm(): expects at least 2 units, as one number normalised is always 0;"
                + " take more units or leave layerNorm out"),
        refusal(
            () -> gru(3).reset(Reset.BEFORE).layerNorm(),
            "gru(3).reset(BEFORE).layerNorm(): layerNorm normalises h Wh as a whole, which"
                + " reset(BEFORE) never forms; take reset(AFTER) or leave layerNorm out"),
        refusal(
            () -> gru(3).layerNorm().reset(Reset.BEFORE),
            "gru(3).reset(BEFORE).layerNorm(): layerNorm normalises h Wh as a whole, which"
                + " reset(BEFORE) never forms; take reset(AFTER) or leave layerNorm out"),
        refusal(
            () -> gru(2).variationalDropout(1),
            "variationalDropout(1): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> lstm(2).variationalDropout(0.2, -0.5),
            "variationalDropout(0.2, -0.5): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> elman(2).variationalDropout(Double.NaN, 0),
            "variationalDropout(NaN, 0): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> lstm(2).dropConnect(1.25),
            "dropConnect(1.25): expects the share to drop, at least 0 and below 1"),
        refusal(
            () -> elman(4).activation(Activation.SIGMOID),
            "elman(4).activation(SIGMOID): expects TANH or RELU"),
        refusal(
            () -> lstm(4).forgetBias(Double.POSITIVE_INFINITY),
            "lstm(4).forgetBias(Infinity): expects a finite number, such as 1"),
        refusal(() -> new Initializer.Uniform(0), "uniform(0): expects a number above 0"),
        refusal(() -> new Initializer.Uniform(-0.1), "uniform(-0.1): expects a number above 0"),
        refusal(() -> new Initializer.Normal(Double.NaN), "normal(NaN): expects a number above 0"),
        refusal(
            () -> new Initializer.Normal(Double.POSITIVE_INFINITY),
            "normal(Infinity): expects a number above 0"),
        refusal(
            () -> bidirectional(lstm(3).gru(4)),
            "bidirectional(lstm(3).gru(4)): expects one recurrent layer, got 2 layers; write"
                + " bidirectional(...) around each of them"),
        refusal(
            () -> lstm(1).bidirectional(gru(2).dropout(0.1).elman(3)),
            "bidirectional(gru(2).dropout(0.1).elman(3)): expects one recurrent layer, got 3"
                + " layers; write bidirectional(...) around each of them"));
  }

  private static Arguments refusal(ThrowingCallable declaration, String message) {
    return arguments(message, declaration);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void says_what_is_wrong_as_the_user_wrote_it(String message, ThrowingCallable declaration) {
    assertThatIllegalArgumentException().isThrownBy(declaration).withMessage(message);
  }
}
