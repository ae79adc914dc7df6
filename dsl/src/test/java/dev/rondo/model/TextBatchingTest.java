package dev.rondo.model;

import static dev.rondo.Rondo.bidirectional;
import static dev.rondo.Rondo.cell;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In what company and in what order a text is answered changes nothing of its answer. */
class TextBatchingTest {

  private static final TrainingPlan PLAN = Reviews.plan().epochs(1);

  /** A training, and the engine that it must run on. */
  private record Subject<A>(A architecture, TrainingPlan plan, String engine) {

    /** To the last bit on the reference engine. */
    Offset<Double> exact() {
      return within(engine.equals("nd4j") ? 0 : 1e-6);
    }

    @Override
    public String toString() {
      return architecture + " in " + engine + (plan.equals(PLAN) ? "" : ", double");
    }
  }

  static Stream<Subject<SummaryArchitecture>> classifiers() {
    return Stream.of(
        new Subject<>(embed(8).bidirectional(lstm(16)).last(), PLAN, "vector"),
        new Subject<>(embed(8).gru(16).attend(), PLAN, "vector"),
        new Subject<>(gru(5).max(), PLAN, "vector"),
        new Subject<>(embed(8).bidirectional(lstm(16)).last(), PLAN.inDouble(), "nd4j"),
        new Subject<>(embed(8).gru(16).attend(), PLAN.inDouble(), "nd4j"),
        new Subject<>(bidirectional(gru(5)).mean(), PLAN.inDouble(), "nd4j"),
        new Subject<>(embed(16).cell(new MinimalGatedUnit(16)).max(), PLAN, "nd4j"),
        new Subject<>(embed(16).lstm(16).cell(new MinimalGatedUnit(5)).attend(), PLAN, "nd4j"),
        new Subject<>(cell(new MinimalGatedUnit(5)).mean(), PLAN, "nd4j"));
  }

  static Stream<Subject<SequenceArchitecture>> taggers() {
    return Stream.of(
        new Subject<>(embed(8).bidirectional(lstm(16)), PLAN, "vector"),
        new Subject<>(embed(8).bidirectional(lstm(16)), PLAN.inDouble(), "nd4j"),
        new Subject<>(bidirectional(cell(new MinimalGatedUnit(8))), PLAN, "nd4j"));
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void a_class_is_told_alike_alone_and_in_any_company(Subject<SummaryArchitecture> subject) {
    Classifier model = Reviews.declared().model(subject.architecture());
    model.train(subject.plan());
    assertThat(model.toString()).contains("engine " + subject.engine());
    List<String> texts = new ArrayList<>(IntStream.range(0, 24).mapToObj(Reviews::text).toList());
    texts.add("");
    texts.add("a film ".repeat(20));
    double[] together = good(model.predict(texts));
    for (int i = 0; i < texts.size(); i++) {
      double[] alone = good(model.predict(List.of(texts.get(i))));
      assertThat(alone)
          .as(texts.get(i))
          .containsExactly(new double[] {together[i]}, subject.exact());
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    double[] shuffled = good(model.predict(order.stream().map(texts::get).toList()));
    assertThat(shuffled)
        .containsExactly(order.stream().mapToDouble(i -> together[i]).toArray(), subject.exact());
    assertThat(good(model.evaluate().predictions()))
        .containsExactly(good(model.predict(testTexts())), subject.exact());
  }

  private static List<String> testTexts() {
    return Reviews.declared().prepare().testTexts();
  }

  private static double[] good(Predictions answers) {
    return IntStream.range(0, answers.size())
        .mapToDouble(row -> answers.probability(row, "good"))
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("taggers")
  void a_word_is_tagged_alike_alone_and_in_any_company(Subject<SequenceArchitecture> subject) {
    Tagger model = Sentences.declared().model(subject.architecture());
    model.train(subject.plan());
    assertThat(model.toString()).contains("engine " + subject.engine());
    List<String> texts = new ArrayList<>(IntStream.range(0, 24).mapToObj(Sentences::text).toList());
    texts.add("the can can fish ".repeat(30));
    List<Tagging> together = model.tag(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(probabilities(model.tag(texts.get(i))))
          .containsExactly(probabilities(together.get(i)), subject.exact());
    }
    Collections.reverse(texts);
    List<Tagging> reversed = new ArrayList<>(model.tag(texts));
    Collections.reverse(reversed);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(probabilities(reversed.get(i)))
          .containsExactly(probabilities(together.get(i)), subject.exact());
    }
  }

  private static double[] probabilities(Tagging tagged) {
    return tagged.tokens().stream().mapToDouble(Tagging.TaggedToken::probability).toArray();
  }
}
