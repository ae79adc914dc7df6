package dev.rondo.model;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.PreparedTexts;
import dev.rondo.engine.NetworkShape;
import dev.rondo.text.Vocabulary;
import dev.rondo.train.Losses;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * A network that sorts texts into classes. Trained on the training part of the split, watched on
 * its validation part, judged on its test part. Its usual loss is the cross-entropy; {@code
 * validation(0)} leaves the validation part unwatched. One thread at a time may use it.
 *
 * <p>A text is answered in the same way alone and among others, whatever their order and lengths:
 * its probabilities to 1e-6 on the fast engine, which takes texts of like length together, and to
 * the last bit on the reference engine, which takes them one by one.
 */
public final class Classifier extends Model {

  private final PreparedTexts data;
  private final SummaryArchitecture architecture;
  private final TokenNetwork network;

  private Classifier(PreparedTexts data, SummaryArchitecture architecture, boolean embeds) {
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

  /** Binds an architecture to labelled texts; made by {@code reviews.model(architecture)}. */
  public static Classifier of(PreparedTexts data, SummaryArchitecture architecture) {
    return new Classifier(data, architecture, architecture.embedding().isPresent());
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
    plan.loss().ifPresent(loss -> FittingLoss.checkClasses(loss, "text", data.labels().size()));
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
   * The class of one text, with the probability of each class. A text without any token, also an
   * empty one, is one unknown token; of a text that is too long the first tokens are read, and the
   * answer says so.
   */
  public Prediction predict(String text) {
    return predict(List.of(text)).prediction(0);
  }

  /** The same for many texts, in their order; they go through the network in batches. */
  public Predictions predict(List<String> texts) {
    return predictions("predict", texts);
  }

  /** The same for the texts of a table that has the column the training texts stood in. */
  public Predictions predict(Table table) {
    return predict(data.texts(table));
  }

  private Predictions predictions(String verb, List<String> texts) {
    int[][] numbers = texts.stream().map(data::numbers).toArray(int[][]::new);
    double[][] answers = network.answers(verb, numbers);
    List<ReadText> read =
        texts.stream()
            .map(text -> new ReadText(text, data.tokens(text).size(), data.isCut(text)))
            .toList();
    return Predictions.of(data.labels(), answers, read);
  }

  /** Scores it on the test part, with the commonest class beside it. */
  public TextClassification evaluate() {
    requireData("evaluate()");
    List<String> texts = data.testTexts();
    requireTest(texts.size(), "texts");
    return TextClassification.of(
        data.labels(),
        data.trainingClasses(),
        texts,
        data.testClasses(),
        predictions("evaluate()", texts));
  }

  /**
   * Why a text is answered as it is: what each of its tokens does to the log-odds of the likeliest
   * class. It costs a way forward without each token, which go in batches.
   */
  public Explanation explain(String text) {
    return occlusion("explain(text)").explain(text, Optional.empty());
  }

  /**
   * The same for a class of one's own choice.
   *
   * @param label the name of the class
   * @throws IllegalArgumentException if there is no such class
   */
  public Explanation explain(String text, String label) {
    String call = "explain(text, \"" + label + "\")";
    return occlusion(call).explain(text, Optional.of(data.label(call, label)));
  }

  private Occlusion occlusion(String verb) {
    return new Occlusion(data, texts -> network.variants(verb, texts));
  }

  /**
   * The ten tokens whose vectors in the embedding lie nearest to that of a word.
   *
   * @param word a token of the training part, as {@link #vocabulary} has it
   * @throws IllegalArgumentException if it is none, or the architecture begins with no embedding
   */
  public Neighbours nearest(String word) {
    return EmbeddingRows.nearest(learner(), data.vocabulary(), word);
  }

  /** The classes, in the order of their numbers. */
  public List<String> labels() {
    return data.labels();
  }

  /** The tokens it knows, with their numbers. */
  public Vocabulary vocabulary() {
    return data.vocabulary();
  }

  /** The architecture with its widths, parameters, engine, and whether it is trained. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: [batch,time] of %,d tokens -> [batch,%d], %,d parameters, engine %s, %s",
        architecture,
        data.vocabulary().size(),
        data.labels().size(),
        parameters(),
        learner().engine(),
        learner().standing());
  }
}
