package dev.rondo.data;

import dev.rondo.text.WordVectors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Texts as numbers, shared out: what labelled and tagged ones have in common.
 *
 * @param fitted what is known of the training part
 * @param source the texts as they were written
 * @param tokens the numbers of each, {@code [text][token]}
 * @param parts which text is for what
 * @param answers what is asked of each
 * @param vectors what the embedding starts from
 */
record TextParts(
    FittedTexts fitted,
    TextSource source,
    int[][] tokens,
    SplitShares.Parts parts,
    TextAnswers answers,
    Optional<WordVectors> vectors) {

  static TextParts of(
      TextPlan plan, FittedTexts fitted, SplitShares.Parts parts, TextAnswers answers) {
    int classes = fitted.labels().size();
    TextAnswers weighed =
        plan.weighted()
            ? answers.weighed(ClassWeights.of(answers.classes(), parts.training(), classes))
            : answers;
    return new TextParts(
        fitted,
        plan.source(),
        fitted.numbers(plan.source().texts()),
        parts,
        weighed,
        plan.vectors(fitted));
  }

  /** What a file knows: no text. */
  static TextParts none(FittedTexts fitted, boolean eachStep) {
    return new TextParts(
        fitted,
        new TextSource(fitted.column(), List.of()),
        new int[0][],
        new SplitShares.Parts(new int[0], new int[0], new int[0]),
        new TextAnswers(new int[0][], eachStep, Optional.empty()),
        Optional.empty());
  }

  /** Other texts, read as these are. */
  TextParts withTextsOf(TextParts other) {
    fitted.requireSame(other.fitted);
    return new TextParts(
        fitted,
        other.source,
        fitted.numbers(other.source.texts()),
        other.parts,
        other.answers,
        vectors);
  }

  Examples training(boolean embeds) {
    return new TextExamples(tokens, parts.training(), columns(embeds), answers);
  }

  Examples validation(boolean embeds) {
    return new TextExamples(tokens, parts.validation(), columns(embeds), answers);
  }

  Examples test(boolean embeds) {
    return new TextExamples(tokens, parts.test(), columns(embeds), answers.unweighed());
  }

  Inputs inputs(List<String> texts, boolean embeds, DataType precision) {
    return inputs(fitted.numbers(texts), embeds, precision);
  }

  Inputs inputs(int[][] numbers, boolean embeds, DataType precision) {
    return TextExamples.inputs(numbers, columns(embeds), precision);
  }

  private int columns(boolean embeds) {
    return embeds ? 0 : fitted.encoding().vocabulary().size();
  }

  /** The classes of some texts, one behind the other. */
  int[] classes(int[] rows) {
    return Arrays.stream(rows).flatMap(row -> Arrays.stream(answers.classes()[row])).toArray();
  }

  /** The tokens of some texts, one behind the other. */
  List<String> words(int[] rows) {
    return source.of(rows).stream()
        .flatMap(text -> fitted.encoding().tokenizer().tokens(text, fitted.longest()).stream())
        .toList();
  }

  double[] classWeights() {
    return answers
        .weights()
        .orElseGet(() -> IntStream.range(0, fitted.labels().size()).mapToDouble(c -> 1).toArray());
  }

  @Override
  public String toString() {
    return Words.count(parts.training().length, "text")
        + " to train on, "
        + parts.validation().length
        + " to validate, "
        + parts.test().length
        + " to judge; "
        + fitted.encoding().vocabulary().size()
        + " tokens, "
        + fitted.labels().size()
        + " classes"
        + vectors.map(v -> "; " + v).orElse("");
  }
}
