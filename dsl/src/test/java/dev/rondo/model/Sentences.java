package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.texts;

import dev.rondo.data.TaggedTexts;
import dev.rondo.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Made-up sentences of 2 to 11 words, each with its part of speech. Three words are nouns behind an
 * article and verbs elsewhere, so that a word alone does not tell.
 */
final class Sentences {

  static final int COUNT = 120;

  private static final List<String> ARTICLES = List.of("the", "a");
  private static final List<String> NOUNS = List.of("dog", "tin", "man", "boat");
  private static final List<String> VERBS = List.of("sees", "holds");
  private static final List<String> EITHER = List.of("can", "fish", "rows");

  private Sentences() {}

  /** A sentence: every other word is a noun with its article or a verb. */
  private record Sentence(List<String> words, List<String> tags) {

    static Sentence of(int number) {
      Random random = new Random(11L * number + 3);
      Sentence sentence = new Sentence(new ArrayList<>(), new ArrayList<>());
      int length = 2 + number % 10;
      while (sentence.words.size() < length) {
        boolean verb = random.nextInt(3) == 0;
        boolean either = random.nextInt(2) == 0;
        if (!verb && sentence.words.size() + 1 < length) {
          sentence.add(pick(ARTICLES, random), "DET");
          sentence.add(pick(either ? EITHER : NOUNS, random), "NOUN");
        } else {
          sentence.add(pick(either ? EITHER : VERBS, random), "VERB");
        }
      }
      return sentence;
    }

    private static String pick(List<String> words, Random random) {
      return words.get(random.nextInt(words.size()));
    }

    private void add(String word, String tag) {
      words.add(word);
      tags.add(tag);
    }
  }

  static String text(int number) {
    return String.join(" ", Sentence.of(number).words());
  }

  static String tags(int number) {
    return String.join(" ", Sentence.of(number).tags());
  }

  static Table table(IntFunction<String> text, IntFunction<String> tags) {
    return Table.create(
        "sentences",
        StringColumn.create("sentence", IntStream.range(0, COUNT).mapToObj(text).toList()),
        StringColumn.create("pos", IntStream.range(0, COUNT).mapToObj(tags).toList()));
  }

  static TaggedTexts declared() {
    return declared(table(Sentences::text, Sentences::tags));
  }

  static TaggedTexts declared(Table table) {
    return texts(table).text("sentence").tags("pos").split(60, 10, 30);
  }

  static TrainingPlan plan() {
    return epochs(8).batch(8).optimizer(adam(0.02)).quiet();
  }
}
