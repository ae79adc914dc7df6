package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.mse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.PreparedTags;
import dev.rondo.engine.FastEngine;
import dev.rondo.train.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TaggerTest {

  private static Tagger tagger;
  private static Run run;

  @BeforeAll
  static void train() {
    tagger = Sentences.declared().model(embed(8).bidirectional(lstm(6)));
    run = tagger.train(Sentences.plan());
  }

  @Test
  void learns_what_a_word_alone_does_not_tell() {
    TaggingScores judged = tagger.evaluate();
    assertThat(judged.accuracy()).isGreaterThan(0.97).isGreaterThan(judged.wordwiseAccuracy());
    assertThat(judged.macroF1()).isGreaterThan(0.97);
    assertThat(judged.wordwiseAccuracy()).isBetween(0.7, 0.95);
    assertThat(judged.majorityAccuracy()).isLessThan(0.5);
    assertThat(run.model(Tagger.class)).isSameAs(tagger);
  }

  @Test
  void tags_every_word_of_a_text() {
    Tagging tagged = tagger.tag("The man  can\tfish");
    assertThat(tagged.tags()).containsExactly("DET", "NOUN", "VERB", "VERB");
    assertThat(tagged).hasToString("The/DET man/NOUN can/VERB fish/VERB");
    assertThat(tagger.tag("the can rows")).hasToString("the/DET can/NOUN rows/VERB");
    assertThat(tagged.tokens()).allMatch(token -> token.probability() > 0.5);
    Table table = tagged.toTable();
    assertThat(table.columnNames()).containsExactly("token", "tag", "probability");
    assertThat(table.stringColumn("token").asList()).containsExactly("The", "man", "can", "fish");
    assertThat(tagged.rendering().text()).isEqualTo(tagged.toString());
    assertThat(tagged.rendering().html().orElseThrow())
        .contains(">The <sub>DET</sub></span>", ">fish <sub>VERB</sub></span>");
  }

  @Test
  void counts_each_word_of_the_test_part_once_and_no_padding() {
    PreparedTags data = Sentences.declared().prepare();
    List<String> texts = data.testTexts();
    int[] truth = data.testClasses();
    assertThat(texts.stream().map(String::length).distinct()).hasSizeGreaterThan(3);
    Tagger poor = Sentences.declared().model(gru(2));
    poor.train(Sentences.plan().epochs(1));
    List<String> said = new ArrayList<>();
    texts.forEach(text -> said.addAll(poor.tag(text).tags()));
    assertThat(said).hasSize(truth.length);
    long right =
        IntStream.range(0, truth.length)
            .filter(i -> said.get(i).equals(poor.labels().get(truth[i])))
            .count();
    TaggingScores judged = poor.evaluate();
    assertThat(judged.confusion().total()).isEqualTo(truth.length);
    assertThat(judged.accuracy()).isCloseTo(right / (double) truth.length, within(1e-12));
    assertThat(judged.accuracy()).isLessThan(0.97);
    assertThat(judged.texts()).isEqualTo(texts.size());
    // DET, NOUN, VERB: the commonest in training
    int[] counts = new int[3];
    Arrays.stream(data.trainingClasses()).forEach(tag -> counts[tag]++);
    int commonest = counts[0] >= counts[2] ? 0 : 2;
    long common = Arrays.stream(truth).filter(tag -> tag == commonest).count();
    assertThat(judged.majorityAccuracy()).isCloseTo(common / (double) truth.length, within(1e-12));
    assertThat(judged.toTable().columnNames())
        .containsExactly("tag", "tokens", "precision", "recall", "F1");
    assertThat(judged.toTable().stringColumn("tag").asList())
        .containsExactly("DET", "NOUN", "VERB");
    assertThat(judged.plot().text()).contains("NOUN");
    assertThat(judged.toString())
        .matches(
            "accuracy 0\\.\\d{3}, macro F1 0\\.\\d{3} on "
                + truth.length
                + " tokens of 36 texts \\(commonest tag: accuracy 0\\.\\d{3}; commonest tag of each"
                + " word: accuracy 0\\.\\d{3}\\)");
  }

  @Test
  void a_word_it_does_not_know_is_tagged_by_its_place() {
    assertThat(tagger.tag("the zebra sees a zebra").tags())
        .containsExactly("DET", "NOUN", "VERB", "DET", "NOUN");
  }

  @Test
  void an_empty_text_has_no_tags() {
    assertThat(tagger.tag("").tokens()).isEmpty();
    assertThat(tagger.tag(" \n").toTable().rowCount()).isZero();
    assertThat(tagger.tag(List.of())).isEmpty();
  }

  @Test
  void a_text_that_is_too_long_is_cut_and_it_says_so() {
    Tagger brief = Sentences.declared().longest(3).model(embed(4).elman(3));
    brief.train(Sentences.plan().epochs(1));
    Tagging tagged = brief.tag("the dog sees a man");
    assertThat(tagged.tags()).hasSize(3);
    assertThat(tagged.toString()).endsWith("\nonly its first 3 tokens were read");
    assertThat(tagged.rendering().html().orElseThrow()).contains("only its first 3 tokens");
    assertThat(brief.tag("the dog sees").toString()).doesNotContain("only");
  }

  @Test
  void its_gradients_are_right() {
    Tagger small = Sentences.declared().classWeights().model(embed(3).bidirectional(gru(2)));
    assertThat(small.checkGradients().passed()).isTrue();
    assertThat(Sentences.declared().model(elman(2)).checkGradients().passed()).isTrue();
  }

  @Test
  void says_what_it_is() {
    assertThat(Sentences.declared().model(embed(8).elman(2)).toString())
        .matches(
            "embed\\(8\\)\\.elman\\(2\\): \\[batch,time\\] of 12 words -> \\[batch,time,3\\],"
                + " \\d+ parameters, engine "
                + FastEngine.here().name()
                + ", not trained");
    assertThat(tagger.labels()).containsExactly("DET", "NOUN", "VERB");
    assertThat(tagger.vocabulary().contains("dog")).isTrue();
  }

  @Test
  void refuses_what_is_too_early() {
    Tagger fresh = Sentences.declared().model(embed(4).gru(2));
    String rest = ": the model is not trained; call train(epochs(100)) first";
    assertThatIllegalStateException().isThrownBy(() -> fresh.tag("a")).withMessage("tag" + rest);
    assertThatIllegalStateException().isThrownBy(fresh::evaluate).withMessage("evaluate()" + rest);
    assertThatIllegalStateException()
        .isThrownBy(() -> Sentences.declared().split(90, 10, 0).model(gru(2)).evaluate())
        .withMessage("evaluate(): the test part is empty; keep some texts with .split(80, 10, 10)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fresh.train(Sentences.plan().loss(mse())))
        .withMessage(
            "loss(mse()): judges numbers, and a word has a class; leave the loss out, it is"
                + " crossEntropy()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tagger.nearest("zebra"))
        .withMessage(
            "nearest(\"zebra\"): it is none of the 12 tokens of the training part; vocabulary()"
                + " has all of them");
  }
}
