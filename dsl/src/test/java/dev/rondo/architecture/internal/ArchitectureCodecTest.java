package dev.rondo.architecture.internal;

import static dev.rondo.architecture.Activation.RELU;
import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.cell;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellOptions;
import dev.rondo.architecture.Initializers;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.Cell;
import dev.rondo.cell.CellGradient;
import dev.rondo.cell.CellParameter;
import dev.rondo.cell.CellState;
import dev.rondo.cell.CellStep;
import dev.rondo.cell.CellWeights;
import dev.rondo.cell.Initializer;
import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer and every option goes into a file and comes out the same. */
class ArchitectureCodecTest {

  private static final Cell OWN = new Echo(2);

  /** A cell of one's own, which never runs here. */
  record Echo(int units) implements Cell {
    @Override
    public List<CellParameter> parameters(int inputs) {
      return List.of();
    }

    @Override
    public CellState forward(CellStep step, CellWeights weights) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CellGradient backward(CellStep step, CellState after, CellWeights weights) {
      throw new UnsupportedOperationException();
    }
  }

  /** Together they hold every layer, every option and every start of weights. */
  static Stream<Architecture> every_layer() {
    return Stream.of(
        lstm(32).last(),
        elman(3).activation(RELU).layerNorm().dropConnect(0.25).gru(2).mean(),
        lstm(2).forgetBias(0.1).peepholes().variationalDropout(0.1, 0.3).dropout(0.2).max(),
        gru(4).reset(Reset.BEFORE).initLikeTorch().dense(3).attend().dense(2, RELU).dropout(0.5),
        bidirectional(lstm(5).forgetBias(-0.0)).dense(4, RELU),
        elman(1)
            .initInput(new Initializer.Uniform(0.1))
            .initRecurrent(new Initializer.Normal(1e-300))
            .initBias(new Initializer.GlorotUniform()),
        gru(1).initInput(new Initializer.Orthogonal()).initBias(new Initializer.Zeros()).last(),
        embed(5).bidirectional(gru(3)).mean(),
        embed(5).tied().lstm(5),
        embed(2).max(),
        lstm(1).cell(OWN).last(),
        bidirectional(cell(OWN)));
  }

  @ParameterizedTest
  @MethodSource("every_layer")
  void an_architecture_comes_back(Architecture architecture) {
    String json = Json.write(ArchitectureCodec.write(architecture));
    Architecture read = read(json);
    assertThat(read).isEqualTo(architecture).hasToString(architecture.toString());
    assertThat(Json.write(ArchitectureCodec.write(read))).isEqualTo(json);
  }

  @Test
  void every_kind_of_layer_and_start_is_among_them() {
    assertThat(layers().map(Object::getClass).toList()).containsAll(leaves(LayerSpec.class));
    List<Object> starts = new ArrayList<>();
    cells()
        .map(cell -> cell.options().initializers())
        .forEach(i -> starts.addAll(List.of(i.input(), i.recurrent(), i.bias())));
    assertThat(starts.stream().<Object>map(Object::getClass).toList())
        .containsAll(leaves(Initializer.class));
  }

  @Test
  void every_option_differs_from_the_usual_in_one_of_them() throws ReflectiveOperationException {
    for (Class<?> kind : leaves(BuiltInSpec.class)) {
      for (RecordComponent part : kind.getRecordComponents()) {
        assertThat(values(part, cells().filter(kind::isInstance)))
            .as("%s", part)
            .hasSizeGreaterThan(1);
      }
    }
    for (RecordComponent part : CellOptions.class.getRecordComponents()) {
      assertThat(values(part, cells().map(BuiltInSpec::options)))
          .as("%s", part)
          .hasSizeGreaterThan(1);
    }
    for (RecordComponent part : Initializers.class.getRecordComponents()) {
      assertThat(values(part, cells().map(cell -> cell.options().initializers())))
          .as("%s", part)
          .hasSizeGreaterThan(1);
    }
  }

  private static Set<Object> values(RecordComponent part, Stream<?> records)
      throws ReflectiveOperationException {
    Set<Object> values = new HashSet<>();
    for (Object one : records.toList()) {
      values.add(part.getAccessor().invoke(one));
    }
    return values;
  }

  private static Stream<LayerSpec> layers() {
    return every_layer().flatMap(a -> a.layers().stream());
  }

  private static Stream<BuiltInSpec> cells() {
    return layers()
        .map(layer -> layer instanceof BidirectionalSpec both ? both.cell() : layer)
        .filter(BuiltInSpec.class::isInstance)
        .map(BuiltInSpec.class::cast);
  }

  private static List<Class<?>> leaves(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .<Class<?>>flatMap(c -> c.isSealed() ? leaves(c).stream() : Stream.of(c))
        .toList();
  }

  @Test
  void a_cell_of_ones_own_is_asked_for_by_its_name() {
    String json = Json.write(ArchitectureCodec.write(cell(OWN).last()));
    assertThat(json)
        .isEqualTo(
            "{\"layers\":[{\"layer\":\"cell\",\"name\":\"Echo[units=2]\"},"
                + "{\"layer\":\"summary\",\"by\":\"LAST\"}]}");
    assertThatIllegalStateException()
        .isThrownBy(() -> ArchitectureCodec.read(fields(json), List.of()))
        .withMessage(
            "the model has a cell of your own, Echo[units=2], and a file holds no code; give it"
                + " again: load(path).with(cell)");
    assertThatIllegalStateException()
        .isThrownBy(() -> ArchitectureCodec.read(fields(json), List.of(new Echo(3))))
        .withMessage(
            "the model has a cell of your own, Echo[units=2], and a file holds no code; give it"
                + " again: load(path).with(cell), printed as Echo[units=2]; given are"
                + " [Echo[units=3]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                  | layers []: an architecture starts with embed(64) or a recurrent layer, such as lstm(32)
          [{"layer":"summary","by":"LAST"}]   | layers [last()]: an architecture starts with embed(64) or a recurrent layer, such as lstm(32)
          [{"layer":"rnn","units":2}]         | layers[0].layer: expected one of elman, lstm, gru, cell, embed, bidirectional, dropout, dense, summary, got 'rnn'; perhaps a newer Rondo wrote it
          [{"layer":"embed","units":0}]       | layers[0]: embed(0): expects at least 1 unit; 8 to 256 are usual
          [{"layer":"embed","units":2,"rows":3}] | layers[0]: expected no fields but [layer, units, tied], got 'rows'
          [{"layer":"gru","units":2},{"layer":"embed","units":2}] | layers [gru(2), embed(2)]: an embedding stands first alone
          [{"layer":"lstm","units":0}]        | layers[0]: lstm(0): expects at least 1 unit; 8 to 256 are usual
          [{"layer":"lstm","units":-5}]       | layers[0]: lstm(-5): expects at least 1 unit; 8 to 256 are usual
          [{"layer":"lstm","units":3000000000}] | layers[0].units: expected a whole number of 32 bits, got 3000000000
          [{"layer":"lstm","units":2.0}]      | layers[0].units: expected a whole number of 32 bits, got 2.0
          [{"layer":"lstm"}]                  | layers[0].units: expected a whole number of 32 bits, got nothing
          [{"layer":"lstm","units":2,"zoneout":0.1}] | layers[0]: expected no fields but [layer, units, layerNorm, inputDropout, recurrentDropout, dropConnect, start, forgetBias, peepholes], got 'zoneout'
          [{"layer":"gru","units":2,"dropConnect":1}] | layers[0]: dropConnect(1): expects the share to drop, at least 0 and below 1
          [{"layer":"gru","units":2,"start":{"input":{"word":"uniform","limit":0}}}] | layers[0].start.input: uniform(0): expects a number above 0
          [{"layer":"gru","units":2},{"layer":"summary","by":"LAST"},{"layer":"gru","units":2}] | layers [gru(2), last(), gru(2)]: after a summary come dropout and dense layers alone, got gru(2)
          [{"layer":"bidirectional","cell":{"layer":"dropout","p":0.1}}] | layers[0].cell.layer: expected one of elman, lstm, gru, cell, got 'dropout'; perhaps a newer Rondo wrote it
          [{"layer":"gru","units":2},{"layer":"dropout","p":"NaN"}] | layers[1]: dropout(NaN): expects the share to drop, at least 0 and below 1
          """)
  void what_cannot_be_is_refused(String layers, String problem) {
    assertThatThrownBy(() -> read("{\"layers\":" + layers + "}"))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'rondo.architecture' (byte 8): " + problem);
  }

  private static Architecture read(String json) {
    return ArchitectureCodec.read(fields(json), List.of(new Echo(3), OWN));
  }

  private static Fields fields(String json) {
    return Fields.read("metadata 'rondo.architecture'", json);
  }
}
