package dev.rondo.model;

import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.data.LabelledTexts;
import dev.rondo.data.TaggedTexts;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is held out changes no weight: neither its texts nor its labels. */
class TextLeakageTest {

  private static Set<String> testTexts(LabelledTexts texts) {
    return new HashSet<>(texts.prepare().testTexts());
  }

  /** A text of its own for every review, so that it is found again. */
  private static String numbered(int review) {
    return Reviews.text(review) + " n" + review;
  }

  private static LabelledTexts declared(IntFunction<String> text, IntFunction<String> label) {
    return Reviews.declared(Reviews.table(text, label)).classWeights();
  }

  private static String weights(LabelledTexts texts) {
    Classifier model = texts.model(embed(4).gru(4).last());
    model.train(Reviews.plan().epochs(2).patience(1));
    return model.fingerprint() + model.vocabulary().texts();
  }

  @Test
  void other_texts_to_judge_by_change_no_weight() {
    LabelledTexts texts = declared(TextLeakageTest::numbered, Reviews::label);
    Set<String> held = testTexts(texts);
    assertThat(held).hasSize(36);
    LabelledTexts others =
        declared(
            i -> held.contains(numbered(i)) ? "quite other words 😀 " + i : numbered(i),
            Reviews::label);
    assertThat(testTexts(others)).allMatch(text -> text.startsWith("quite other"));
    assertThat(weights(others)).isEqualTo(weights(texts));
    // whereas a text to train on changes them
    LabelledTexts trained =
        declared(
            i -> held.contains(numbered(i)) || i > 60 ? numbered(i) : "other " + i, Reviews::label);
    assertThat(weights(trained)).isNotEqualTo(weights(texts));
  }

  @Test
  void other_labels_to_judge_by_change_no_weight() {
    LabelledTexts texts = declared(TextLeakageTest::numbered, Reviews::label);
    Set<String> held = testTexts(texts);
    // neighbours that change their labels are shared out as before, for their places stay the same
    int[] swapped =
        IntStream.range(0, Reviews.COUNT - 1)
            .filter(i -> held.contains(numbered(i)) && held.contains(numbered(i + 1)))
            .filter(i -> Reviews.isGood(i) != Reviews.isGood(i + 1))
            .filter(i -> i % 3 == 0)
            .toArray();
    assertThat(swapped).hasSizeGreaterThan(2);
    String[] labels =
        IntStream.range(0, Reviews.COUNT).mapToObj(Reviews::label).toArray(String[]::new);
    for (int i : swapped) {
      labels[i] = Reviews.label(i + 1);
      labels[i + 1] = Reviews.label(i);
    }
    LabelledTexts others = declared(TextLeakageTest::numbered, i -> labels[i]);
    assertThat(testTexts(others)).isEqualTo(held);
    assertThat(others.prepare().testClasses()).isNotEqualTo(texts.prepare().testClasses());
    assertThat(weights(others)).isEqualTo(weights(texts));
  }

  @Test
  void other_tags_and_words_to_judge_by_change_no_weight() {
    IntFunction<String> text = i -> Sentences.text(i) + " n" + i;
    IntFunction<String> tags = i -> Sentences.tags(i) + " NOUN";
    TaggedTexts texts = Sentences.declared(Sentences.table(text, tags));
    Set<String> held = new HashSet<>(texts.prepare().testTexts());
    TaggedTexts others =
        Sentences.declared(
            Sentences.table(
                i -> held.contains(text.apply(i)) ? changed(text.apply(i)) : text.apply(i),
                i -> held.contains(text.apply(i)) ? turned(tags.apply(i)) : tags.apply(i)));
    assertThat(others.prepare().testTexts()).allMatch(one -> one.contains("new0"));
    assertThat(others.prepare().testClasses()).isNotEqualTo(texts.prepare().testClasses());
    assertThat(weights(others)).isEqualTo(weights(texts));
  }

  private static String weights(TaggedTexts texts) {
    Tagger model = texts.model(embed(4).bidirectional(lstm(3)));
    model.train(Sentences.plan().epochs(2).patience(1));
    return model.fingerprint() + model.vocabulary().texts();
  }

  private static String changed(String text) {
    int words = text.split(" ").length;
    return String.join(" ", IntStream.range(0, words).mapToObj(i -> "new" + i).toList());
  }

  /** The same tags in another order, so that the rarest of them stays. */
  private static String turned(String tags) {
    List<String> all = Arrays.asList(tags.split(" "));
    Collections.reverse(all);
    return String.join(" ", all);
  }
}
