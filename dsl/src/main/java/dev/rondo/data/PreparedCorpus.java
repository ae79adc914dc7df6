package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.text.Characters;
import dev.rondo.text.TextEncoding;
import dev.rondo.text.Tokenization;
import dev.rondo.text.Vocabulary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A text as the numbers of its tokens, in three parts that follow one another; what the tokens are
 * was fitted on the first of them. Immutable.
 */
public final class PreparedCorpus {

  /** The most streams that a part is judged in. */
  private static final int MOST_STREAMS = 50;

  /** How many tokens a stream has at least, that its start from nothing weighs little. */
  private static final int LONG_ENOUGH = 1_000;

  /** How many steps a window has at most where a part is judged. */
  private static final int MOST_STEPS = 50;

  /** How many answers are made at once, about, where a part is judged. */
  private static final int MOST_ANSWERS = 4_000_000;

  private final Tokenization tokenization;
  private final TextEncoding encoding;
  private final Map<CorpusPart, Part> parts;

  /** A part: its text, in lower case if that was asked for, and its tokens. */
  private record Part(String text, int[] tokens) {}

  private PreparedCorpus(
      Tokenization tokenization, TextEncoding encoding, Map<CorpusPart, Part> parts) {
    this.tokenization = tokenization;
    this.encoding = encoding;
    this.parts = parts;
  }

  /** Fits the tokens on the training part and numbers all three. */
  static PreparedCorpus of(CorpusText corpus, CorpusSplit split, Tokenization tokenization) {
    String training = corpus.text().substring(0, split.training());
    TextEncoding encoding = tokenization.fit(List.of(training), Integer.MAX_VALUE);
    return encoded(corpus, split, tokenization, encoding);
  }

  private static PreparedCorpus encoded(
      CorpusText corpus, CorpusSplit split, Tokenization tokenization, TextEncoding encoding) {
    Map<CorpusPart, Part> parts = new EnumMap<>(CorpusPart.class);
    for (CorpusPart part : CorpusPart.values()) {
      int begin = split.begin(part);
      String text = corpus.text().substring(begin, split.end(part));
      Stranger.in(text, encoding)
          .ifPresent(
              stranger -> {
                throw new IllegalArgumentException(
                    "corpus: the character "
                        + stranger
                        + " is nowhere in the training part; it first stands in the "
                        + part.word()
                        + " part, "
                        + corpus.place(begin + stranger.at())
                        + "; add .unknown() to read such characters as <unknown>");
              });
      parts.put(part, new Part(text, encoding.numbers(text)));
    }
    return new PreparedCorpus(tokenization, encoding, parts);
  }

  /**
   * What a file knows of a corpus: its tokens, and no text.
   *
   * @param fields as {@link #tree()} gave them
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   */
  public static PreparedCorpus read(Fields fields) {
    return new PreparedCorpus(null, null, Map.of());
  }

  /** All that was declared and fitted, as a tree that JSON can hold; no text. */
  public Map<String, Object> tree() {
    return Map.of();
  }

  /** Whether there is a text, rather than only what was once fitted on one. */
  public boolean hasData() {
    return !parts.isEmpty();
  }

  /** The tokens that are known, with their numbers. */
  public Vocabulary vocabulary() {
    return encoding.vocabulary();
  }

  /** From text to the numbers of its tokens, and back. */
  public TextEncoding encoding() {
    return encoding;
  }

  /** The numbers of a part's tokens, in the order of the text. */
  public int[] tokens(CorpusPart part) {
    return parts.get(part).tokens().clone();
  }

  /**
   * The numbers of the tokens of a text that is no part of the corpus.
   *
   * @param call what it is read for, for a message
   * @throws IllegalArgumentException if a character is none of the training part's
   */
  public int[] tokens(String call, String text) {
    Stranger.in(text, encoding)
        .ifPresent(
            stranger -> {
              throw new IllegalArgumentException(
                  call
                      + ": the character "
                      + stranger
                      + " is none of the "
                      + vocabulary().size()
                      + " that were learned; leave it out, or add .unknown() to the corpus and"
                      + " train anew");
            });
    return encoding.numbers(text);
  }

  /**
   * The training part as streams that go side by side; the rest at its end is dropped.
   *
   * @param streams how many, B
   * @param steps how many tokens a window has
   * @param embeds whether a network reads the tokens' numbers, rather than a column a token
   * @throws IllegalArgumentException if the part is too short for so many streams
   */
  public Examples toLearnFrom(int streams, int steps, boolean embeds) {
    int[] tokens = parts.get(CorpusPart.TRAINING).tokens();
    if (tokens.length <= streams) {
      throw new IllegalArgumentException(
          "corpus: the training part has "
              + Words.count(tokens.length, noun())
              + "; batch("
              + streams
              + ") needs at least "
              + (streams + 1L)
              + (tokens.length > 1
                  ? ", one stream each and one more; take a smaller batch or a longer text"
                  : "; take a longer text"));
    }
    return StreamExamples.toLearnFrom(tokens, vocabulary().size(), embeds, streams, steps);
  }

  /**
   * A part as streams in which every token but the first is predicted once. They are up to 50, each
   * of at least 1,000 tokens, so that little is predicted without what stands before it.
   */
  public Examples toJudgeBy(CorpusPart part, boolean embeds) {
    int[] tokens = parts.get(part).tokens();
    int streams = Math.max(1, Math.min(MOST_STREAMS, tokens.length / LONG_ENOUGH));
    int kinds = vocabulary().size();
    int steps = Math.max(1, Math.min(MOST_STEPS, MOST_ANSWERS / (streams * kinds)));
    return StreamExamples.toJudgeBy(tokens, kinds, embeds, streams, steps);
  }

  /**
   * How many characters those tokens of a part have that are predicted: all but the first. A letter
   * with its accents is one, an emoji too.
   */
  public int predictedCharacters(CorpusPart part) {
    String text = parts.get(part).text();
    String first = encoding.tokenizer().tokens(text, 1).stream().findFirst().orElse("");
    return Math.max(0, characters(text) - characters(first));
  }

  static int characters(String text) {
    int[] count = {0};
    new Characters(false).read(text, character -> ++count[0] > 0);
    return count[0];
  }

  /** What the tokens are called. */
  String noun() {
    return switch (tokenization.unit()) {
      case CHARACTERS -> "character";
      case BYTE_PAIRS -> "byte pair";
      default -> "word";
    };
  }

  /**
   * Another text, in the tokens that were fitted here.
   *
   * @throws IllegalArgumentException if it is declared otherwise
   */
  public PreparedCorpus withTextOf(Corpus other) {
    return this;
  }
}
