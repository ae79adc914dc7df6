package dev.rondo.model;

import dev.rondo.data.Batch;
import dev.rondo.data.CorpusPart;
import dev.rondo.data.Examples;
import dev.rondo.data.PreparedCorpus;
import dev.rondo.engine.NetworkState;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.LossValue;
import dev.rondo.train.Losses;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How well a language model predicts a text that it did not learn from. The first token of the text
 * is not predicted and does not count.
 *
 * @param part which part of the corpus it is
 * @param tokens how many tokens were predicted
 * @param characters how many characters (code points) they are
 * @param nats the mean of {@code -ln p(token)}, nats a token
 */
public record LanguageScore(CorpusPart part, int tokens, int characters, double nats)
    implements Renderable {

  /** The mean of {@code -log2 p(token)}, bits a token. */
  public double bitsPerToken() {
    return nats / Math.log(2);
  }

  /**
   * All bits of the text over its characters, {@code nats * tokens / ln 2 / characters}: comparable
   * whatever the tokens are.
   */
  public double bitsPerCharacter() {
    return bitsPerToken() * tokens / characters;
  }

  /** {@code exp(nats)}: among how many equally likely tokens it would be as uncertain. */
  public double perplexity() {
    return Math.exp(nats);
  }

  /** Reads a part from its beginning, the state going on from window to window. */
  static LanguageScore of(
      String verb, PreparedCorpus data, CorpusPart part, Examples examples, Learner learner) {
    double sum = 0;
    double weight = 0;
    Optional<NetworkState> state = Optional.empty();
    int streams = examples.streams();
    for (int from = 0; from < examples.size(); from += streams) {
      int[] rows = IntStream.range(from, from + streams).toArray();
      Batch batch = examples.batch(rows, learner.precision());
      INDArray answers = learner.answer(verb, batch, state);
      state = Optional.of(learner.state());
      LossValue value = Losses.crossEntropy().of(answers, batch.target(), batch.weight());
      sum += value.sum();
      weight += value.weight();
    }
    return new LanguageScore(part, (int) weight, data.predictedCharacters(part), sum / weight);
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s part: %.4f nats and %.4f bits a token, %.4f bits a character, perplexity %.2f over"
            + " %,d tokens",
        part.word(),
        nats,
        bitsPerToken(),
        bitsPerCharacter(),
        perplexity(),
        tokens);
  }
}
