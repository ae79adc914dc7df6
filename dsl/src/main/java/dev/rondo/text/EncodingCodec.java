package dev.rondo.text;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tokenizer and its vocabulary, as a tree that JSON can hold, and back. */
public final class EncodingCodec {

  private EncodingCodec() {}

  /** The tree of an encoding. */
  public static Map<String, Object> write(TextEncoding encoding) {
    Vocabulary vocabulary = encoding.vocabulary();
    return Tree.of("tokenizer", tokenizer(encoding.tokenizer()))
        .and("tokens", vocabulary.texts())
        .and("counts", vocabulary.counts())
        .map();
  }

  private static Map<String, Object> tokenizer(Tokenizer tokenizer) {
    if (tokenizer instanceof Words words) {
      return Tree.of("unit", words.lines() ? "words and lines" : "words")
          .and("lowercase", words.lowercase())
          .map();
    }
    if (tokenizer instanceof Characters characters) {
      return Tree.of("unit", "characters").and("lowercase", characters.lowercase()).map();
    }
    if (tokenizer instanceof BlankSeparated items) {
      return Tree.of("unit", "items").and("lowercase", items.lowercase()).map();
    }
    BytePairs pairs = (BytePairs) tokenizer;
    List<String> sides = new ArrayList<>();
    pairs
        .merges()
        .forEach(
            merge -> {
              sides.add(merge.left());
              sides.add(merge.right());
            });
    return Tree.of("unit", "byte pairs")
        .and("lowercase", pairs.lowercase())
        .and("merges", sides)
        .map();
  }

  /**
   * The encoding of a tree.
   *
   * @throws dev.rondo.checkpoint.CheckpointException if it is none that {@link #write} gives
   */
  public static TextEncoding read(Fields fields) {
    fields.only("tokenizer", "tokens", "counts");
    Vocabulary vocabulary = vocabulary(fields);
    return new TextEncoding(tokenizer(fields.fields("tokenizer"), vocabulary), vocabulary);
  }

  private static Vocabulary vocabulary(Fields fields) {
    List<String> texts = fields.texts("tokens");
    if (texts.isEmpty()) {
      throw fields.refuse("tokens", "expected at least one, got none");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      String place = "tokens[" + i + "]";
      if (text.isEmpty() || text.length() > Vocabulary.LONGEST_TOKEN) {
        throw fields.refuse(
            place,
            "expected a text of 1 to "
                + Vocabulary.LONGEST_TOKEN
                + " characters, got "
                + (text.isEmpty() ? "none" : Shown.token(text)));
      }
      if (!seen.add(text)) {
        throw fields.refuse(place, "expected each token once, got " + Shown.token(text) + " twice");
      }
      if (i > 0 && text.equals(Vocabulary.UNKNOWN)) {
        throw fields.refuse(place, "expected <unknown> as the first token or not at all");
      }
    }
    return new Vocabulary(texts, counts(fields, texts.size()));
  }

  private static List<Long> counts(Fields fields, int tokens) {
    double[] counts = fields.numbers("counts");
    if (counts.length != tokens) {
      throw fields.refuse("counts", "expected one a token, " + tokens + ", got " + counts.length);
    }
    for (int i = 0; i < counts.length; i++) {
      if (!(counts[i] >= 0 && counts[i] <= 1L << 53 && counts[i] == Math.rint(counts[i]))) {
        throw fields.refuse(
            "counts[" + i + "]", "expected a whole number of at least 0, got " + counts[i]);
      }
    }
    return Arrays.stream(counts).mapToObj(count -> (long) count).toList();
  }

  private static Tokenizer tokenizer(Fields fields, Vocabulary vocabulary) {
    String unit = fields.text("unit");
    boolean lowercase = fields.flag("lowercase");
    if (unit.equals("byte pairs")) {
      fields.only("unit", "lowercase", "merges");
      return new BytePairs(lowercase, merges(fields, vocabulary));
    }
    fields.only("unit", "lowercase");
    return switch (unit) {
      case "words" -> new Words(lowercase, false);
      case "words and lines" -> new Words(lowercase, true);
      case "characters" -> new Characters(lowercase);
      case "items" -> new BlankSeparated(lowercase);
      default ->
          throw fields.unknown(
              "unit", "words", "words and lines", "characters", "items", "byte pairs");
    };
  }

  /** The merges of a file: each once, and of tokens that are known. */
  private static List<BytePairs.Merge> merges(Fields fields, Vocabulary vocabulary) {
    List<String> sides = fields.texts("merges");
    if (sides.size() % 2 != 0) {
      throw fields.refuse("merges", "expected pairs of tokens, got " + sides.size() + " tokens");
    }
    List<BytePairs.Merge> merges = new ArrayList<>();
    Set<BytePairs.Merge> seen = new HashSet<>();
    for (int i = 0; i < sides.size(); i += 2) {
      BytePairs.Merge merge = new BytePairs.Merge(sides.get(i), sides.get(i + 1));
      for (String part : List.of(merge.left(), merge.right(), merge.joined())) {
        if (!vocabulary.contains(part)) {
          throw fields.refuse(
              "merges[" + i + "]", "expected tokens of the vocabulary, got " + Shown.token(part));
        }
      }
      if (!seen.add(merge)) {
        throw fields.refuse(
            "merges[" + i + "]",
            "expected each pair once, got "
                + Shown.tokens(List.of(merge.left(), merge.right()))
                + " twice");
      }
      merges.add(merge);
    }
    return merges;
  }
}
