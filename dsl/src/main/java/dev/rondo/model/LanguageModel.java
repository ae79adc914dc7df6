package dev.rondo.model;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.data.CorpusPart;
import dev.rondo.data.PreparedCorpus;
import dev.rondo.diagnose.UnitReadings;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.engine.TokenStepper;
import dev.rondo.generate.Decoding;
import dev.rondo.generate.Generated;
import dev.rondo.generate.Sampling;
import dev.rondo.generate.Surprise;
import dev.rondo.generate.TextWriter;
import dev.rondo.output.LiveOutput;
import dev.rondo.text.JavaLiteral;
import dev.rondo.text.Vocabulary;
import dev.rondo.train.Losses;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A network that predicts the next token of a text from all that came before. Trained on the
 * training part of a corpus, watched on its validation part, judged on its test part.
 *
 * <p>A plan's {@code batch(50)} reads the training part in 50 streams side by side, {@code
 * truncate(50)}, which is the default here, in windows of 50 tokens; each window goes on from the
 * state in which the one before ended, and gradients stay within it. An epoch starts from a state
 * of zeros. The loss is the cross-entropy in nats a token. The validation part is that of the
 * corpus; {@code validation(0)} leaves it unwatched. One thread at a time may use it.
 */
public final class LanguageModel extends Model {

  /** How many tokens a window has where the plan says nothing. */
  private static final int USUAL_STEPS = 50;

  /** How many tokens it writes while it trains, and how boldly. */
  private static final int SAMPLE_TOKENS = 200;

  private static final double SAMPLE_TEMPERATURE = 0.7;

  /** How many tokens of the validation part its units are watched on. */
  private static final int UNITS_TOKENS = 10_000;

  private final PreparedCorpus data;
  private final SequenceArchitecture architecture;
  private final boolean embeds;
  private final LanguageJudge judge;

  private LanguageModel(PreparedCorpus data, SequenceArchitecture architecture, boolean embeds) {
    super(
        new NetworkShape(
            architecture,
            data.encoding().inputs(architecture.toString(), embeds),
            0,
            data.vocabulary().size()));
    this.data = data;
    this.architecture = architecture;
    this.embeds = embeds;
    this.judge = new LanguageJudge(data);
  }

  /** Binds an architecture to a corpus; made by {@code corpus.model(architecture)}. */
  public static LanguageModel of(PreparedCorpus data, SequenceArchitecture architecture) {
    FittingText.check(architecture);
    return new LanguageModel(data, architecture, architecture.embedding().isPresent());
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
    plan.loss().ifPresent(loss -> FittingText.check(loss, vocabulary().size()));
    plan.sample().ifPresent(wish -> data.tokens(wish.toString(), wish.prompt()));
    Task task =
        task(
            plan,
            data.toLearnFrom(plan.batch(), plan.truncation().orElse(USUAL_STEPS), embeds),
            () -> data.toJudgeBy(CorpusPart.VALIDATION, embeds),
            Losses.crossEntropy(),
            Optional.empty());
    return task.writtenBy((network, prompt, epoch) -> sample(network, prompt, plan.seed() + epoch));
  }

  /** What it writes while it trains. */
  private String sample(Network network, String prompt, long seed) {
    Sampling how = Sampling.PLAIN.temperature(SAMPLE_TEMPERATURE).seed(seed);
    int[] read = data.tokens("sample", prompt);
    return new TextWriter(network, data.encoding())
        .write(prompt, read, SAMPLE_TOKENS, how, LiveOutput.none())
        .text();
  }

  /** The state before any text, which is zero; {@link #step} goes on from it. */
  public NetworkState start() {
    return learner().start("start()");
  }

  /**
   * Reads a text and says what comes next.
   *
   * @param text at least one token
   * @param state where to go on from: {@link #start} or an earlier step's; it stays as it is
   * @throws IllegalArgumentException if the text is empty or holds what is not in the vocabulary
   */
  public LanguageStep step(String text, NetworkState state) {
    String verb = "step(" + JavaLiteral.of(text) + ", state)";
    int[] tokens = data.tokens(verb, text);
    if (tokens.length == 0) {
      throw new IllegalArgumentException(verb + ": expects at least one token, got none");
    }
    TokenStepper stepper = learner().stepper(verb);
    stepper.start(state);
    float[] scores = new float[0];
    for (int token : tokens) {
      scores = stepper.step(token);
    }
    return new LanguageStep(vocabulary().texts(), doubles(scores), stepper.state());
  }

  private static double[] doubles(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }

  /**
   * Writes on from a prompt; in a notebook the text is shown while it is written. The prompt may be
   * of any length. An empty one is allowed: the first token is then chosen by the network's answer
   * to padding, which no training shows. {@code <unknown>} is never written. An interrupt ends it
   * after the present token.
   *
   * @param prompt what to go on from
   * @param n how many tokens to write
   * @param how which ones: {@code temperature(0.7).topK(40).seed(1)}, {@code greedy()}, {@code
   *     beam(4)}
   * @throws IllegalArgumentException if the prompt holds a character that was not learned
   * @throws IllegalStateException if the model is not trained
   */
  public Generated generate(String prompt, int n, Decoding how) {
    String verb = "generate(" + JavaLiteral.excerpt(prompt) + ", " + n + ", " + how + ")";
    if (n < 1) {
      throw new IllegalArgumentException(verb + ": expected at least 1 token to write");
    }
    int[] read = data.tokens(verb, prompt);
    return new TextWriter(learner().network(verb), data.encoding())
        .write(prompt, read, n, how, LiveOutput.here());
  }

  /**
   * How much each token of a text surprises it, in bits, read from the state before any text; the
   * first token is foretold by the answer to padding.
   *
   * @param text at least one token
   * @throws IllegalArgumentException if the text is empty or holds what was not learned
   * @throws IllegalStateException if the model is not trained
   */
  public Surprise surprise(String text) {
    String verb = "surprise(" + JavaLiteral.excerpt(text) + ")";
    if (data.tokens(verb, text).length == 0) {
      throw new IllegalArgumentException(verb + ": expects at least one token, got none");
    }
    return Surprise.of(text, data.encoding(), learner().network(verb));
  }

  /**
   * What its hidden units hold while it reads a text, and which of them follow its lines, words,
   * quotes and brackets.
   *
   * @param text at least 100 tokens, of which the first 20,000 are read
   * @throws IllegalArgumentException if it is shorter or holds what was not learned
   * @throws IllegalStateException if the model is not trained
   */
  public UnitReadings units(String text) {
    String verb = "units(" + JavaLiteral.excerpt(text) + ")";
    return units(verb, data.tokens(verb, text), data.encoding().tokenizer().tokens(text));
  }

  /** The same on the first 10,000 tokens of the validation part. */
  public UnitReadings units() {
    requireData("units()");
    int[] all = data.tokens(CorpusPart.VALIDATION);
    int[] tokens = Arrays.copyOf(all, Math.min(all.length, UNITS_TOKENS));
    List<String> texts = Arrays.stream(tokens).mapToObj(vocabulary()::text).toList();
    return units("units()", tokens, texts);
  }

  private UnitReadings units(String verb, int[] tokens, List<String> texts) {
    if (tokens.length < UnitReadings.FEWEST) {
      throw new IllegalArgumentException(
          verb + ": expects at least " + UnitReadings.FEWEST + " tokens, got " + tokens.length);
    }
    int read = Math.min(tokens.length, UnitReadings.MOST);
    return UnitReadings.of(
        learner().network(verb),
        learner().untrained(),
        Arrays.copyOf(tokens, read),
        data.encoding().tokenizer().pieces(texts.subList(0, read)));
  }

  /**
   * Scores it on the test part: every token but the first is predicted once from those before it,
   * in up to 50 streams side by side, of 1,000 tokens at least. A 5-gram model of the training part
   * stands beside it; it is counted when it is first needed.
   *
   * @throws IllegalStateException if the model is not trained or the part is too short
   */
  public LanguageScore evaluate() {
    return evaluate("evaluate()", CorpusPart.TEST);
  }

  /** Scores it on the validation part, by which the best epoch of a training is chosen. */
  public LanguageScore evaluateValidation() {
    return evaluate("evaluateValidation()", CorpusPart.VALIDATION);
  }

  private LanguageScore evaluate(String verb, CorpusPart part) {
    requireData(verb);
    return judge.score(verb, part, data.toJudgeBy(part, embeds), learner());
  }

  /**
   * The ten tokens whose vectors in the embedding lie nearest to that of a token.
   *
   * @param token one of the training part, as {@link #vocabulary} has it
   * @throws IllegalArgumentException if it is none, or the architecture begins with no embedding
   */
  public Neighbours nearest(String token) {
    return EmbeddingRows.nearest(learner(), data.vocabulary(), token);
  }

  /** The tokens that it knows, with their numbers. */
  public Vocabulary vocabulary() {
    return data.vocabulary();
  }

  /** What is known of the text and how it is cut. */
  PreparedCorpus data() {
    return data;
  }

  /** The architecture with its widths, parameters, engine, and whether it is trained. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: [batch,time,%d] -> [batch,time,%d], %,d parameters, engine %s, %s",
        architecture,
        learner().shape().stepWidth(),
        learner().shape().outputs(),
        parameters(),
        learner().engine(),
        learner().standing());
  }
}
