package dev.rondo.architecture;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.cell;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.cell.CoupledMemory;
import dev.rondo.cell.Initializer;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.output.Rendering;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  static Stream<Arguments> written() {
    return Stream.of(
        arguments(elman(8), "elman(8)"),
        arguments(elman(8).activation(Activation.RELU), "elman(8).activation(RELU)"),
        arguments(elman(8).activation(Activation.TANH), "elman(8)"),
        arguments(lstm(32), "lstm(32)"),
        arguments(lstm(32).forgetBias(0.5), "lstm(32).forgetBias(0.5)"),
        arguments(lstm(32).forgetBias(-2), "lstm(32).forgetBias(-2)"),
        arguments(lstm(32).forgetBias(1), "lstm(32)"),
        arguments(lstm(32).peepholes(), "lstm(32).peepholes()"),
        arguments(
            lstm(4).initLikeTorch().peepholes().forgetBias(2),
            "lstm(4).forgetBias(2).peepholes().initLikeTorch()"),
        arguments(
            cell(new MinimalGatedUnit(3)).dropout(0.1).cell(new CoupledMemory(2)).last(),
            "cell(MinimalGatedUnit[units=3]).dropout(0.1).cell(CoupledMemory[units=2]).last()"),
        arguments(
            bidirectional(cell(new MinimalGatedUnit(3))),
            "bidirectional(cell(MinimalGatedUnit[units=3]))"),
        arguments(elman(3).layerNorm(), "elman(3).layerNorm()"),
        arguments(
            lstm(32).dropConnect(0.2).variationalDropout(0.3, 0.5).layerNorm().peepholes(),
            "lstm(32).peepholes().layerNorm().variationalDropout(0.3, 0.5).dropConnect(0.2)"),
        arguments(elman(3).variationalDropout(0.3), "elman(3).variationalDropout(0.3)"),
        arguments(elman(3).variationalDropout(0.3, 0.3), "elman(3).variationalDropout(0.3)"),
        arguments(gru(3).variationalDropout(0, 0.25), "gru(3).variationalDropout(0, 0.25)"),
        arguments(gru(3).variationalDropout(0.5).variationalDropout(0), "gru(3)"),
        arguments(
            gru(3).initLikeTorch().dropConnect(0.5).variationalDropout(0.1).reset(Reset.BEFORE),
            "gru(3).reset(BEFORE).variationalDropout(0.1).dropConnect(0.5).initLikeTorch()"),
        arguments(gru(5).reset(Reset.BEFORE), "gru(5).reset(BEFORE)"),
        arguments(gru(5).reset(Reset.AFTER), "gru(5)"),
        arguments(
            gru(5).reset(Reset.BEFORE).initLikeTorch(), "gru(5).reset(BEFORE).initLikeTorch()"),
        arguments(
            lstm(4).initInput(new Initializer.Uniform(0.08)), "lstm(4).initInput(uniform(0.08))"),
        arguments(
            gru(4)
                .initRecurrent(new Initializer.Normal(0.00001))
                .initInput(new Initializer.Orthogonal())
                .initBias(new Initializer.InverseRootUnits()),
            "gru(4).initInput(orthogonal()).initRecurrent(normal(0.00001))"
                + ".initBias(inverseRootUnits())"),
        arguments(
            elman(4)
                .initInput(new Initializer.Zeros())
                .initRecurrent(new Initializer.GlorotUniform())
                .initBias(new Initializer.Zeros()),
            "elman(4).initInput(zeros()).initRecurrent(glorotUniform())"),
        arguments(lstm(32).dropout(0.2).last(), "lstm(32).dropout(0.2).last()"),
        arguments(lstm(3).gru(4).elman(5), "lstm(3).gru(4).elman(5)"),
        arguments(
            embed(64).bidirectional(lstm(64)).last(), "embed(64).bidirectional(lstm(64)).last()"),
        arguments(embed(8).tied().lstm(8), "embed(8).tied().lstm(8)"),
        arguments(embed(8).tied().tied(), "embed(8).tied()"),
        arguments(embed(8).dropout(0.1).mean(), "embed(8).dropout(0.1).mean()"),
        arguments(
            bidirectional(lstm(64).forgetBias(2)).mean(),
            "bidirectional(lstm(64).forgetBias(2)).mean()"),
        arguments(gru(3).bidirectional(elman(2)).max(), "gru(3).bidirectional(elman(2)).max()"),
        arguments(
            lstm(3).dense(4).dense(5, Activation.SIGMOID).attend(),
            "lstm(3).dense(4).dense(5, SIGMOID).attend()"),
        arguments(
            lstm(3).last().dropout(0).dense(4, Activation.TANH).dense(2),
            "lstm(3).last().dropout(0).dense(4, TANH).dense(2)"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void prints_as_it_is_written(Architecture architecture, String expression) {
    assertThat(architecture).hasToString(expression);
    assertThat(architecture.rendering()).isEqualTo(Rendering.ofText(expression));
  }

  @Test
  void options_keep_each_other() {
    assertThat(lstm(3).forgetBias(2).initLikeTorch().forgetBias(3))
        .hasToString("lstm(3).forgetBias(3).initLikeTorch()");
    assertThat(lstm(3).initBias(new Initializer.Normal(1)).forgetBias(0))
        .hasToString("lstm(3).forgetBias(0).initBias(normal(1))");
    assertThat(elman(3).initLikeTorch().activation(Activation.RELU))
        .hasToString("elman(3).activation(RELU).initLikeTorch()");
    assertThat(gru(2).lstm(3).forgetBias(2)).hasToString("gru(2).lstm(3).forgetBias(2)");
  }

  @Test
  void is_a_value() {
    LstmArchitecture one = lstm(32);
    assertThat(one.dropout(0.2).last()).isEqualTo(lstm(32).dropout(0.2).last());
    assertThat(one.dropout(0.2).last()).hasSameHashCodeAs(lstm(32).dropout(0.2).last());
    assertThat(one.gru(3)).isEqualTo(lstm(32).gru(3)).hasSameHashCodeAs(lstm(32).gru(3));
    assertThat(one.initLikeTorch()).isEqualTo(lstm(32).initLikeTorch()).isNotEqualTo(one);
    assertThat(one).isNotEqualTo(lstm(31)).isNotEqualTo(gru(32)).isNotEqualTo(one.forgetBias(2));
    assertThat(one.last()).isNotEqualTo(one).isNotEqualTo(one.mean()).isNotEqualTo("lstm(32)");
    assertThat(cell(new MinimalGatedUnit(3)))
        .isEqualTo(cell(new MinimalGatedUnit(3)))
        .isNotEqualTo(cell(new MinimalGatedUnit(4)))
        .isNotEqualTo(cell(new CoupledMemory(3)));
    assertThat(one.layers()).containsExactly(lstm(32).layers().get(0));
  }

  @Test
  void growing_leaves_the_shorter_one_as_it_was() {
    LstmArchitecture one = lstm(32);
    SummaryArchitecture summary = one.last();
    assertThat(one.forgetBias(2).gru(3).last()).isNotNull();
    assertThat(summary.dense(3)).isNotEqualTo(summary);
    assertThat(one).hasToString("lstm(32)");
    assertThat(summary).hasToString("lstm(32).last()");
    assertThat(one.layers()).isUnmodifiable();
    assertThat(summary.layers()).isUnmodifiable();
  }

  @Test
  void an_embedding_stands_first_alone() {
    // no architecture offers one to go on with
    for (Class<?> kind :
        List.of(
            SequenceArchitecture.class,
            SummaryArchitecture.class,
            EmbedArchitecture.class,
            LstmArchitecture.class)) {
      assertThat(kind.getMethods()).extracting("name").doesNotContain("embed");
    }
    assertThat(embed(8)).isEqualTo(embed(8)).isNotEqualTo(embed(9)).isNotEqualTo(embed(8).tied());
    assertThat(embed(8).layers()).containsExactly(new EmbedSpec(8, false));
  }

  @Test
  void time_is_summed_up_once() {
    // what follows is offered by the type: a summary has no cell and no second summary
    assertThat(SummaryArchitecture.class.getMethods())
        .extracting("name")
        .contains("dense", "dropout")
        .doesNotContain("lstm", "gru", "elman", "bidirectional", "last", "mean", "max", "attend");
    SummaryArchitecture last = lstm(3).last();
    assertThat(last.layers()).endsWith(SummarySpec.LAST);
  }
}
