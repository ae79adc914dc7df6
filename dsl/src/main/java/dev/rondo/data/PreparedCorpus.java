package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.text.Characters;
import dev.rondo.text.EncodingCodec;
import dev.rondo.text.TextEncoding;
import dev.rondo.text.Vocabulary;
import java.util.Arrays;
import java.util.EnumMap;
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

  private final TextEncoding encoding;
  private final Map<CorpusPart, Part> parts;

  /** How many tokens and characters an excerpt has at most. */
  private static final int EXCERPT = 30;

  /** A part: its text, in lower case if that was asked for, and its tokens. */
  private record Part(String text, int[] tokens) {}

  private PreparedCorpus(TextEncoding encoding, Map<CorpusPart, Part> parts) {
    this.encoding = encoding;
    this.parts = parts;
  }

  /**
   * The parts of a text in these tokens.
   *
   * @param fitted whether the tokens follow from the training part of this very text
   */
  static PreparedCorpus of(
      CorpusText corpus, CorpusSplit split, TextEncoding encoding, boolean fitted) {
    if (encoding.vocabulary().size() < 2) {
      throw new IllegalArgumentException(
          "corpus: all "
              + encoding.unit()
              + " of the training part are one; expected at least 2 different ones to tell apart");
    }
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
                        + (fitted
                            ? " is nowhere in the training part"
                            : " is none of those that the model knows")
                        + "; it first stands in the "
                        + part.word()
                        + " part, "
                        + corpus.place(begin + stranger.at())
                        + (fitted
                            ? "; add .unknown() to read such characters as <unknown>"
                            : "; leave it out, or train anew with .unknown()"));
              });
      parts.put(part, new Part(text, encoding.numbers(text)));
    }
    return new PreparedCorpus(encoding, parts);
  }

  /**
   * What a file knows of a corpus: its tokens, and no text.
   *
   * @param fields as {@link #tree()} gave them
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   */
  public static PreparedCorpus read(Fields fields) {
    return new PreparedCorpus(EncodingCodec.read(fields), Map.of());
  }

  /** All that was declared and fitted, as a tree that JSON can hold; no text. */
  public Map<String, Object> tree() {
    return EncodingCodec.write(encoding);
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
                      + " is none of those that were learned; leave it out, or add .unknown() to the corpus and"
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
              + tokens.length
              + " "
              + encoding.unit()
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

  /**
   * The text of a corpus, in the tokens that were fitted here.
   *
   * @throws IllegalArgumentException if it is declared with other tokens
   */
  public PreparedCorpus withTextOf(Corpus other) {
    if (!encoding.unit().equals(other.unit())) {
      throw new IllegalArgumentException(
          "corpus: the model was trained with "
              + encoding.unit()
              + ", the corpus has "
              + other.unit()
              + "; declare it as it was in training");
    }
    return other.prepare(encoding);
  }

  /** The parts at a glance. */
  CorpusSummary summary(String declaration) {
    return new CorpusSummary(
        declaration,
        vocabulary().toString(),
        Arrays.stream(CorpusPart.values()).map(this::summary).toList());
  }

  private CorpusSummary.PartSummary summary(CorpusPart part) {
    int[] tokens = parts.get(part).tokens();
    int unknown = vocabulary().knowsUnknown() ? 1 : 0;
    int after = Math.max(0, tokens.length - EXCERPT);
    return new CorpusSummary.PartSummary(
        part,
        characters(parts.get(part).text()),
        tokens.length,
        Arrays.stream(tokens).distinct().count(),
        Arrays.stream(tokens).filter(token -> token == unknown).count(),
        begin(encoding.text(Arrays.copyOf(tokens, Math.min(EXCERPT, tokens.length)))),
        end(encoding.text(Arrays.copyOfRange(tokens, after, tokens.length))));
  }

  private static String begin(String text) {
    String line = oneLine(text);
    int points = line.codePointCount(0, line.length());
    return points <= EXCERPT
        ? "'" + line + "'"
        : "'" + line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "...'";
  }

  private static String end(String text) {
    String line = oneLine(text);
    int points = line.codePointCount(0, line.length());
    return points <= EXCERPT
        ? "'" + line + "'"
        : "'..." + line.substring(line.offsetByCodePoints(line.length(), -EXCERPT)) + "'";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
