package dev.rondo.model;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.data.PreparedTags;
import dev.rondo.engine.NetworkShape;
import dev.rondo.text.Vocabulary;
import dev.rondo.train.Losses;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A network that gives every word of a text a tag: sequence labelling, one label a step. Trained on
 * the training part of the split, watched on its validation part, judged on its test part. Its
 * usual loss is the cross-entropy, the mean over the words of a batch; padding counts nowhere.
 * {@code validation(0)} leaves the validation part unwatched. One thread at a time may use it.
 *
 * <p>A word is tagged in the same way whether its text is alone or among others: its probabilities
 * to 1e-6 on the fast engine, which takes texts of like length together, and to the last bit on the
 * reference engine, which takes them one by one.
 */
public final class Tagger extends Model {

  private final PreparedTags data;
  private final SequenceArchitecture architecture;
  private final TokenNetwork network;

  private Tagger(PreparedTags data, SequenceArchitecture architecture, boolean embeds) {
    super(
        new NetworkShape(
            architecture,
            data.inputWidth(architecture.toString(), embeds),
            0,
            data.labels().size()));
    data.vectors().ifPresent(vectors -> WordVectorStart.check(vectors, architecture));
    this.data = data;
    this.architecture = architecture;
    this.network =
        new TokenNetwork(learner(), numbers -> data.inputs(numbers, embeds, learner().precision()));
  }

  /** Binds an architecture to tagged texts; made by {@code tagged.model(architecture)}. */
  public static Tagger of(PreparedTags data, SequenceArchitecture architecture) {
    return new Tagger(data, architecture, architecture.embedding().isPresent());
  }

  @Override
  Map<String, Object> dataTree() {
    return data.tree();
  }

  @Override
  boolean hasData() {
    return data.hasData();
  }

  @Override
  Task task(TrainingPlan plan) {
    requireData("train(plan)");
    plan.loss().ifPresent(loss -> FittingLoss.checkClasses(loss, "word", data.labels().size()));
    boolean embeds = learner().shape().embeds();
    Task task =
        task(
            plan,
            data.training(embeds),
            () -> data.validation(embeds),
            Losses.crossEntropy(),
            Optional.empty());
    return data.vectors().map(WordVectorStart::new).map(task::startingFrom).orElse(task);
  }

  /**
   * The tag of every word of a text.
   *
   * @param text words with blanks between them, as in training; of a text that is too long the
   *     first words are tagged, and the answer says so
   */
  public Tagging tag(String text) {
    return tag(List.of(text)).get(0);
  }

  /** The same for many texts, in their order; they go through the network in batches. */
  public List<Tagging> tag(List<String> texts) {
    double[][] answers = answers("tag", texts);
    List<Tagging> tagged = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      tagged.add(tagging(texts.get(i), answers[i]));
    }
    return List.copyOf(tagged);
  }

  private double[][] answers(String verb, List<String> texts) {
    return network.answers(verb, texts.stream().map(data::numbers).toArray(int[][]::new));
  }

  /** The answers to one text in words, {@code [T*O]}. */
  private Tagging tagging(String text, double[] answers) {
    List<String> tokens = data.tokens(text);
    List<String> tags = data.labels();
    List<Tagging.TaggedToken> tagged = new ArrayList<>();
    for (int t = 0; t < tokens.size(); t++) {
      double[] z = Arrays.copyOfRange(answers, t * tags.size(), (t + 1) * tags.size());
      int likeliest = Softmax.likeliest(z);
      double probability = Softmax.of(z)[likeliest];
      tagged.add(new Tagging.TaggedToken(tokens.get(t), tags.get(likeliest), probability));
    }
    return new Tagging(tagged, tags, data.isCut(text));
  }

  /**
   * Scores it on the test part, word by word, with two rules beside it: the commonest tag of all,
   * and of each word the tag it had most often in training.
   */
  public TaggingScores evaluate() {
    requireData("evaluate()");
    List<String> texts = data.testTexts();
    requireTest(texts.size(), "texts");
    int tags = data.labels().size();
    int[] answers =
        Arrays.stream(answers("evaluate()", texts))
            .flatMapToInt(row -> Softmax.likeliestOfEach(row, tags))
            .toArray();
    return TaggingScores.of(
        data.labels(),
        new TaggingScores.TaggedWords(data.trainingWords(), data.trainingClasses()),
        new TaggingScores.TaggedWords(data.testWords(), data.testClasses()),
        answers,
        texts.size());
  }

  /**
   * The ten words whose vectors in the embedding lie nearest to that of a word.
   *
   * @param word a word of the training part, as {@link #vocabulary} has it
   * @throws IllegalArgumentException if it is none, or the architecture begins with no embedding
   */
  public Neighbours nearest(String word) {
    return EmbeddingRows.nearest(learner(), data.vocabulary(), word);
  }

  /** The tags, in the order of their numbers. */
  public List<String> labels() {
    return data.labels();
  }

  /** The words it knows, with their numbers. */
  public Vocabulary vocabulary() {
    return data.vocabulary();
  }

  /** The architecture with its widths, parameters, engine, and whether it is trained. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: [batch,time] of %,d words -> [batch,time,%d], %,d parameters, engine %s, %s",
        architecture,
        data.vocabulary().size(),
        data.labels().size(),
        parameters(),
        learner().engine(),
        learner().standing());
  }
}
