package dev.rondo.data;

import dev.rondo.text.Tokenization;
import dev.rondo.text.WordVectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What labelled and tagged texts have in common.
 *
 * @param source the texts
 * @param tokens how they are cut into tokens
 * @param longest how many tokens of a text are read
 * @param shares which part is for what
 * @param weighted whether a class counts the more the rarer it is
 * @param vectors the file of vectors that the embedding starts from
 */
record TextPlan(
    TextSource source,
    Tokenization tokens,
    int longest,
    SplitShares shares,
    boolean weighted,
    Optional<Path> vectors) {

  /** What an architecture can read of a text in reasonable time. */
  static final int USUAL_LONGEST = 1000;

  static final int USUAL_WORDS = 10_000;

  TextPlan {
    if (longest < 1) {
      throw new IllegalArgumentException(
          "longest(" + longest + "): expected at least 1 token of each text");
    }
  }

  static TextPlan of(TextSource source, Tokenization tokens) {
    return new TextPlan(
        source, tokens, USUAL_LONGEST, SplitShares.DEFAULT, false, Optional.empty());
  }

  TextPlan with(Tokenization next) {
    return new TextPlan(source, next, longest, shares, weighted, vectors);
  }

  TextPlan with(SplitShares next) {
    return new TextPlan(source, tokens, longest, next, weighted, vectors);
  }

  TextPlan withLongest(int next) {
    return new TextPlan(source, tokens, next, shares, weighted, vectors);
  }

  TextPlan withWeights() {
    return new TextPlan(source, tokens, longest, shares, true, vectors);
  }

  TextPlan withVectors(Path path) {
    return new TextPlan(source, tokens, longest, shares, weighted, Optional.of(path));
  }

  /** What the training part says of the tokens. */
  FittedTexts fit(int[] training, List<String> labels) {
    return new FittedTexts(
        source.column(), tokens.fit(source.of(training), longest), longest, labels);
  }

  /** The vectors of the tokens that are known. */
  Optional<WordVectors> vectors(FittedTexts fitted) {
    return vectors.map(path -> WordVectors.read(path, fitted.encoding().vocabulary()));
  }
}
