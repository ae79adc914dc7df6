package dev.rondo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.Initializer;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.data.CalendarFeature;
import dev.rondo.data.Mend;
import dev.rondo.data.Missing;
import dev.rondo.model.Forecaster;
import dev.rondo.train.Loss;
import dev.rondo.train.Metric;
import dev.rondo.train.Run;
import dev.rondo.train.Schedule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Isolated("it looks for its own run among those of the process")
class RondoTest {

  /** What each word gives, by how it prints. */
  private static final Map<String, Object> WORDS = new TreeMap<>();

  static {
    WORDS.put("elman(3)", Rondo.elman(3));
    WORDS.put("lstm(3)", Rondo.lstm(3));
    WORDS.put("gru(3)", Rondo.gru(3));
    WORDS.put("embed(3)", Rondo.embed(3));
    WORDS.put("bidirectional(gru(3))", Rondo.bidirectional(Rondo.gru(3)));
    WORDS.put("cell(MinimalGatedUnit[units=3])", Rondo.cell(new MinimalGatedUnit(3)));
    WORDS.put("glorotUniform()", Rondo.glorotUniform());
    WORDS.put("orthogonal()", Rondo.orthogonal());
    WORDS.put("uniform(0.1)", Rondo.uniform(0.1));
    WORDS.put("normal(0.2)", Rondo.normal(0.2));
    WORDS.put("inverseRootUnits()", Rondo.inverseRootUnits());
    WORDS.put("zeros()", Rondo.zeros());
    WORDS.put("epochs(7)", Rondo.epochs(7));
    WORDS.put("sgd(0.1)", Rondo.sgd(0.1));
    WORDS.put("adagrad(0.1)", Rondo.adagrad(0.1));
    WORDS.put("rmsProp(0.1)", Rondo.rmsProp(0.1));
    WORDS.put("adam(0.1)", Rondo.adam(0.1));
    WORDS.put("adamW(0.1)", Rondo.adamW(0.1));
    WORDS.put("constant()", Rondo.constant());
    WORDS.put("stepDown(10, 0.5)", Rondo.stepDown(10, 0.5));
    WORDS.put("cosine()", Rondo.cosine());
    WORDS.put("oneCycle()", Rondo.oneCycle());
    WORDS.put("reduceOnPlateau(5, 0.5)", Rondo.reduceOnPlateau(5, 0.5));
    WORDS.put("mse()", Rondo.mse());
    WORDS.put("mae()", Rondo.mae());
    WORDS.put("huber(1)", Rondo.huber(1));
    WORDS.put("quantile(0.1, 0.9)", Rondo.quantile(0.1, 0.9));
    WORDS.put("gaussian()", Rondo.gaussian());
    WORDS.put("crossEntropy()", Rondo.crossEntropy());
    WORDS.put("temperature(0.7)", Rondo.temperature(0.7));
    WORDS.put("topK(40)", Rondo.topK(40));
    WORDS.put("topP(0.9)", Rondo.topP(0.9));
    WORDS.put("greedy()", Rondo.greedy());
    WORDS.put("beam(4)", Rondo.beam(4));
  }

  /** Words that a test of their own exercises below. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "series", "sequences", "texts", "corpus", "corpusOf", "loss", "metric", "runs", "load");

  @Test
  void every_word_prints_as_it_is_written() {
    WORDS.forEach((written, value) -> assertThat(value).hasToString(written));
  }

  @Test
  void no_word_goes_untested() {
    Set<String> tested = new TreeSet<>(ELSEWHERE);
    WORDS.keySet().forEach(written -> tested.add(written.substring(0, written.indexOf('('))));
    Set<String> there =
        Arrays.stream(Rondo.class.getMethods())
            .filter(m -> Modifier.isStatic(m.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertThat(tested).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void every_constant_of_the_language_is_a_word() throws ReflectiveOperationException {
    Map<String, Object> words = new TreeMap<>();
    for (Field field : Rondo.class.getFields()) {
      words.put(field.getName(), field.get(null));
    }
    List<Enum<?>> constants =
        Stream.<Enum<?>[]>of(
                Activation.values(),
                Reset.values(),
                Missing.values(),
                Mend.values(),
                CalendarFeature.values())
            .flatMap(Arrays::stream)
            .toList();
    assertThat(words.values()).containsExactlyInAnyOrderElementsOf(constants);
    words.forEach((name, value) -> assertThat(((Enum<?>) value).name()).isEqualTo(name));
  }

  @Test
  void every_initializer_and_schedule_is_a_word() {
    for (Class<?> kind : List.of(Initializer.class, Schedule.class)) {
      List<Class<?>> reached =
          WORDS.values().stream().filter(kind::isInstance).<Class<?>>map(Object::getClass).toList();
      assertThat(reached).containsExactlyInAnyOrder(kind.getPermittedSubclasses());
    }
    assertThat(Rondo.lstm(2).initInput(Rondo.normal(0.2)).initBias(Rondo.uniform(0.1)))
        .hasToString("lstm(2).initInput(normal(0.2)).initBias(uniform(0.1))");
  }

  @Test
  void series_and_sequences_come_from_files_tables_and_arrays(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "y\n1\n2\n4\n3\n5\n");
    assertThat(Rondo.series(file.toString()).target("y").window(2).prepare().timelines().get(0))
        .satisfies(t -> assertThat(t.target(0)).containsExactly(1, 2, 4, 3, 5));
    Table table =
        Table.create(
            "t",
            StringColumn.create("id", "a", "a", "b", "b"),
            DoubleColumn.create("x", 1, 2, 3, 4),
            StringColumn.create("kind", "up", "up", "down", "down"));
    assertThat(Rondo.series(table).target("x")).hasToString("series(table).target(\"x\")");
    assertThat(Rondo.sequences(table).by("id").label("kind").labels())
        .containsExactly("down", "up");
    Path sequences = folder.resolve("s.csv");
    table.write().csv(sequences.toString());
    assertThat(Rondo.sequences(sequences.toString()).by("id").label("kind").labels())
        .containsExactly("down", "up");
    INDArray x = Nd4j.zeros(3, 2, 1);
    assertThat(Rondo.sequences(x, Nd4j.zeros(3)).model(Rondo.gru(2).last()).toString())
        .startsWith("gru(2).last(): [batch,time,1] -> [batch,1]");
  }

  @Test
  void a_loss_and_a_metric_are_made_of_two_numbers_and_two_arrays() {
    Loss cubed = Rondo.loss("cubed", (p, y) -> p * p * p - y, (p, y) -> 3 * p * p);
    INDArray p = Nd4j.createFromArray(new double[][] {{2, 1}});
    INDArray y = Nd4j.createFromArray(new double[][] {{1, 1}});
    assertThat(cubed).hasToString("cubed");
    assertThat(cubed.of(p, y, Optional.empty()).mean()).isCloseTo(3.5, within(1e-12));
    assertThat(cubed.of(p, y, Optional.empty()).meanGradient().toDoubleVector())
        .containsExactly(6, 1.5);
    Metric worst = Rondo.metric("worst", (a, b) -> a.sub(b).amaxNumber().doubleValue());
    assertThat(worst.figure().applyAsDouble(p, y)).isEqualTo(1);
  }

  @Test
  void a_run_is_found_again_with_its_model() {
    double[] values = new double[30];
    Arrays.setAll(values, i -> Math.sin(i));
    Forecaster model =
        Rondo.series(Table.create("t", DoubleColumn.create("y", values)))
            .target("y")
            .window(3)
            .model(Rondo.elman(1).last());
    Run run = model.train(Rondo.epochs(1).quiet());
    assertThat(Rondo.runs()).first().isSameAs(run);
    assertThat(Rondo.runs().get(0).model(Forecaster.class)).isSameAs(model);
    model.backtestRefitting(1, "29", Rondo.epochs(1));
    assertThat(Rondo.runs()).first().isSameAs(run);
  }

  @Test
  void a_saved_model_is_found_by_its_path(@TempDir Path folder) {
    Forecaster model =
        Rondo.series(Table.create("t", DoubleColumn.create("y", 1, 2, 4, 3, 5, 4, 6, 5, 7)))
            .target("y")
            .window(3)
            .model(Rondo.elman(1).last());
    model.train(Rondo.epochs(1).quiet());
    String path = folder.resolve("m.safetensors").toString();
    model.save(path);
    assertThat(Rondo.load(path).forecaster().weights()).isEqualTo(model.weights());
  }
}
