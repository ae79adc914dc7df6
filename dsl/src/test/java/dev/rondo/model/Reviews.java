package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.texts;

import dev.rondo.data.LabelledTexts;
import dev.rondo.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Made-up reviews of 2 to 12 words, whose one telling word says whether the film is good. */
final class Reviews {

  static final int COUNT = 120;

  private static final List<String> GOOD = List.of("witty", "moving", "superb", "fresh");
  private static final List<String> BAD = List.of("dull", "bland", "clumsy", "stale");
  private static final List<String> FILLING =
      List.of("a", "the", "film", "is", "and", "its", "plot", "cast", "with", "scenes");

  private Reviews() {}

  /** Whether a review is of a good film: two of three are. */
  static boolean isGood(int review) {
    return review % 3 != 0;
  }

  static String label(int review) {
    return isGood(review) ? "good" : "bad";
  }

  static String text(int review) {
    Random random = new Random(7L * review + 1);
    List<String> words = new ArrayList<>();
    int length = 2 + review % 11;
    for (int i = 0; i < length; i++) {
      words.add(FILLING.get(random.nextInt(FILLING.size())));
    }
    List<String> telling = isGood(review) ? GOOD : BAD;
    words.set(random.nextInt(length), telling.get(random.nextInt(telling.size())));
    return String.join(" ", words);
  }

  /** All reviews, each as the functions have it. */
  static Table table(IntFunction<String> text, IntFunction<String> label) {
    return Table.create(
        "reviews",
        StringColumn.create("review", IntStream.range(0, COUNT).mapToObj(text).toList()),
        StringColumn.create("sentiment", IntStream.range(0, COUNT).mapToObj(label).toList()));
  }

  static LabelledTexts declared() {
    return declared(table(Reviews::text, Reviews::label));
  }

  static LabelledTexts declared(Table table) {
    return texts(table).text("review").label("sentiment").split(60, 10, 30);
  }

  static TrainingPlan plan() {
    return epochs(6).batch(8).optimizer(adam(0.02)).quiet();
  }
}
