package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.corpusOf;
import static dev.rondo.Rondo.epochs;

import dev.rondo.data.Corpus;
import dev.rondo.train.TrainingPlan;

/** A small text whose every line follows a rule, and how it is learned. */
final class Plays {

  private Plays() {}

  /** Lines such as {@code the cat sat on the mat and ate.} */
  static String text(int lines) {
    String[] who = {"cat", "dog", "owl"};
    String[] where = {"mat", "rug", "sea"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("the ").append(who[i * i % 3]).append(" sat on the ");
      text.append(where[i * 7 % 5 % 3]).append(i % 4 == 0 ? " and ate.\n" : ".\n");
    }
    return text.toString();
  }

  static Corpus declared() {
    return corpusOf(text(60)).characters().split(80, 10, 10);
  }

  static TrainingPlan plan() {
    return epochs(2).batch(6).truncate(10).optimizer(adam(0.02)).quiet();
  }
}
