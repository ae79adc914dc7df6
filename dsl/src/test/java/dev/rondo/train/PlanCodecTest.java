package dev.rondo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that a plan can hold goes into a file and comes out the same. */
class PlanCodecTest {

  private static final Loss OWN = Losses.elementwise("mse()", (p, y) -> 1, (p, y) -> 0);
  private static final Metric METRIC = new Metric("bias", (p, y) -> 0);
  private static final OwnFunctions FUNCTIONS = OwnFunctions.NONE.with(OWN).with(METRIC);

  /** Together they hold every rule and every number that can be set. */
  static Stream<TrainingPlan> every_plan() {
    TrainingPlan usual = TrainingPlan.of(7);
    return Stream.of(
        usual,
        usual
            .epochs(8)
            .batch(3)
            .optimizer(new Sgd(0.1, 0.9, true, 1e-4))
            .schedule(new Schedule.StepDown(2, 0.3))
            .clip(0.25)
            .loss(Losses.mse()),
        usual.optimizer(Adagrad.of(0.1).rateDecay(0.2).start(0.3).epsilon(1e-300).weightDecay(0.4)),
        usual
            .optimizer(RmsProp.of(1e-300).alpha(0.1).epsilon(0.2).weightDecay(0.3))
            .schedule(new Schedule.Cosine())
            .clipValue(0.1)
            .patience(4)
            .loss(Losses.mae()),
        usual
            .optimizer(Adam.of(0.1).betas(0.2, 0.3).epsilon(0.4).weightDecay(0.5))
            .schedule(new Schedule.OneCycle())
            .noClip()
            .validation(0.3)
            .seed(Long.MIN_VALUE)
            .loss(Losses.huber(0.1)),
        usual
            .optimizer(AdamW.of(1 / 3.0).betas(0.2, 0.3).epsilon(0.4).weightDecay(0.5))
            .schedule(new Schedule.ReduceOnPlateau(3, 0.7))
            .quiet()
            .truncate(9)
            .loss(Losses.quantile(0.1, 0.9)),
        usual.loss(Losses.crossEntropy()).metric(METRIC).inDouble().freeze(2, 0),
        usual.loss(Losses.gaussian()).autosave("here", 5).sample(3, "a \"b\"\n\u00e9"),
        usual.loss(OWN).optimizer(new Sgd(0.1, 0, false, 0)));
  }

  @ParameterizedTest
  @MethodSource("every_plan")
  void a_plan_comes_back(TrainingPlan plan) {
    String json = Json.write(PlanCodec.write(plan));
    TrainingPlan read = read(json, "here");
    assertThat(read).hasToString(plan.toString());
    if (plan.loss().filter(QuantileLoss.class::isInstance).isEmpty()) { // which is no record
      assertThat(read).isEqualTo(plan);
    }
    assertThat(Json.write(PlanCodec.write(read))).isEqualTo(json);
  }

  @Test
  void every_part_of_a_plan_differs_in_one_of_them() throws ReflectiveOperationException {
    for (RecordComponent part : TrainingPlan.class.getRecordComponents()) {
      Set<Object> values = new HashSet<>();
      for (TrainingPlan plan : every_plan().toList()) {
        values.add(part.getAccessor().invoke(plan));
      }
      assertThat(values).as(part.getName()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void every_optimizer_schedule_clipping_and_loss_is_among_them() {
    assertThat(met(every_plan().map(TrainingPlan::optimizer)))
        .containsExactlyInAnyOrder(Optimizer.class.getPermittedSubclasses());
    assertThat(met(every_plan().map(TrainingPlan::schedule)))
        .containsExactlyInAnyOrder(Schedule.class.getPermittedSubclasses());
    assertThat(met(every_plan().map(TrainingPlan::clipping)))
        .containsExactlyInAnyOrder(Clipping.class.getPermittedSubclasses());
    List<String> losses =
        every_plan()
            .flatMap(plan -> plan.loss().stream())
            .map(loss -> loss == OWN ? "elementwise" : loss.toString().replaceFirst("\\(.*", ""))
            .toList();
    assertThat(losses)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Losses.class.getMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()))
                .map(m -> m.getName())
                .toList());
  }

  private static List<Class<?>> met(Stream<?> values) {
    return values.<Class<?>>map(Object::getClass).distinct().toList();
  }

  @Test
  void every_number_of_a_rule_differs_from_the_usual_in_one_of_them()
      throws ReflectiveOperationException {
    List<Object> rules =
        every_plan()
            .flatMap(plan -> Stream.<Object>of(plan.optimizer(), plan.schedule(), plan.clipping()))
            .toList();
    for (Class<?> kind : Optimizer.class.getPermittedSubclasses()) {
      for (RecordComponent part : kind.getRecordComponents()) {
        Object usual = part.getAccessor().invoke(usual(kind));
        Set<Object> values = new HashSet<>();
        for (Object rule : rules.stream().filter(kind::isInstance).toList()) {
          values.add(part.getAccessor().invoke(rule));
        }
        values.remove(usual);
        assertThat(values).as("%s", part).isNotEmpty();
      }
    }
  }

  private static Object usual(Class<?> kind) {
    return Stream.of(new Sgd(1, 0, false, 0), Adagrad.of(1), RmsProp.of(1), Adam.of(1), AdamW.of(1))
        .filter(kind::isInstance)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_file_names_no_path_and_goes_on_where_it_was_read() {
    TrainingPlan plan = TrainingPlan.of(2).autosave("/secret/place.safetensors", 3);
    String json = Json.write(PlanCodec.write(plan));
    assertThat(json).doesNotContain("secret").contains("\"autosave\":3");
    assertThat(read(json, "other.safetensors"))
        .hasToString("epochs(2).autosave(\"other.safetensors\", 3)");
  }

  @Test
  void a_sample_of_a_file_is_checked() {
    String json = Json.write(PlanCodec.write(TrainingPlan.of(2).sample(3, "ROMEO:")));
    assertThat(json).contains("\"sample\":{\"every\":3,\"prompt\":\"ROMEO:\"}");
    assertThatThrownBy(() -> read(json.replace("\"every\":3", "\"every\":0"), ""))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(
            "metadata 'rondo.plan' (byte 8): sample(0): expects at least 1 epoch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "epochs":7    | "epochs":0       | epochs(0): expects at least 1 epoch
          "epochs":7    | "epochs":7.5     | epochs: expected a whole number of 32 bits, got 7.5
          "batch":32    | "batch":-1       | batch(-1): expects at least 1 sequence
          "word":"adam" | "word":"lion"    | optimizer.word: expected one of sgd, adagrad, rmsProp, adam, adamW, got 'lion'; perhaps a newer Rondo wrote it
          "beta1":0.9   | "beta1":1.0      | optimizer: betas(1): expects at least 0 and below 1
          "beta1":0.9   | "beta3":0.9      | optimizer: expected no fields but [word, learningRate, weightDecay, beta1, beta2, epsilon], got 'beta3'
          "learningRate":0.001 | "learningRate":"NaN" | optimizer: adam(NaN): expects a number above 0, such as 0.001
          "word":"constant" | "word":"stepDown","every":0,"by":0.5 | schedule: stepDown(0): expects at least 1 epoch
          "word":"constant" | "word":"warmUp" | schedule.word: expected one of constant, stepDown, cosine, oneCycle, reduceOnPlateau, got 'warmUp'; perhaps a newer Rondo wrote it
          "limit":1.0   | "limit":0.0      | clipping: clip(0): expects a number above 0, such as 1
          "validation":0.1 | "validation":1 | validation(1): expects at least 0 and below 1
          "seed":1      | "seed":99999999999999999999 | expected a number in range, got 99999999999999999999
          "precision":"float" | "precision":"half" | precision: expected one of float, double, got 'half'; perhaps a newer Rondo wrote it
          "frozen":[]   | "frozen":[-1]    | freeze(-1): layers are numbered from 0 in the order of the architecture
          "loud":true   | "loud":1         | loud: expected true or false, got 1
          """)
  void what_cannot_be_is_refused(String was, String is, String problem) {
    String json = Json.write(PlanCodec.write(TrainingPlan.of(7)));
    assertThat(json).contains(was);
    assertThatThrownBy(() -> read(json.replace(was, is), ""))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("metadata 'rondo.plan' (byte 8): " + problem);
  }

  private static TrainingPlan read(String json, String path) {
    return PlanCodec.read(Fields.read("metadata 'rondo.plan'", json), FUNCTIONS, path);
  }
}
