package dev.rondo.model;

import dev.rondo.data.Batch;
import dev.rondo.data.CorpusPart;
import dev.rondo.data.Examples;
import dev.rondo.data.PreparedCorpus;
import dev.rondo.engine.NetworkState;
import dev.rondo.evaluate.NGram;
import dev.rondo.train.Losses;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Scores a language model on parts of its corpus, and the n-gram model that it has to beat. */
final class LanguageJudge {

  private final PreparedCorpus data;

  /** Counted when it is first asked for. */
  private Optional<NGram> grams = Optional.empty();

  LanguageJudge(PreparedCorpus data) {
    this.data = data;
  }

  /**
   * The score of a part.
   *
   * @param verb what the user asked for
   * @param examples the part as the network reads it
   */
  LanguageScore score(String verb, CorpusPart part, Examples examples, Learner learner) {
    int[] tokens = data.tokens(part);
    if (tokens.length < 2) {
      throw new IllegalStateException(
          verb
              + ": the "
              + part.word()
              + " part has "
              + tokens.length
              + (tokens.length == 1 ? " token" : " tokens")
              + "; expected at least 2, so keep more text with .split(90, 5, 5)");
    }
    double nats = nats(verb, examples, learner);
    NGram rule = grams();
    return new LanguageScore(
        learner.shape().architecture().toString(),
        part,
        tokens.length - 1,
        data.predictedCharacters(part),
        nats / (tokens.length - 1),
        rule.order(),
        nats(rule, tokens) / (tokens.length - 1));
  }

  /** The nats of a part, read from its beginning, the state going on from window to window. */
  private static double nats(String verb, Examples examples, Learner learner) {
    double sum = 0;
    Optional<NetworkState> state = Optional.empty();
    int streams = examples.streams();
    for (int from = 0; from < examples.size(); from += streams) {
      int[] rows = IntStream.range(from, from + streams).toArray();
      Batch batch = examples.batch(rows, learner.precision());
      INDArray answers = learner.answer(verb, batch, state);
      state = Optional.of(learner.state());
      sum += Losses.crossEntropy().of(answers, batch.target(), batch.weight()).sum();
    }
    return sum;
  }

  private NGram grams() {
    if (grams.isEmpty()) {
      grams = Optional.of(NGram.of(data.tokens(CorpusPart.TRAINING), data.vocabulary().size()));
    }
    return grams.get();
  }

  /** The rule's nats for all tokens but the first. */
  private static double nats(NGram rule, int[] tokens) {
    double first = Math.log(rule.probabilities()[tokens[0] - 1]); // before it stands nothing
    return rule.bits(tokens) * Math.log(2) + first;
  }
}
