package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An encoding goes into a file and comes out the same; a hostile one is refused by name. */
class EncodingCodecTest {

  private static final List<String> TEXTS =
      List.of("A cat, a cat's \uD83D\uDC69\u200D\uD83D\uDE80!\n", "\"dull\" \\ e\u0301 cat cat");

  static Stream<Tokenization> every_kind() {
    return Stream.of(
        Tokenization.words(9).withLowercase(),
        Tokenization.words(99).withLines(),
        Tokenization.characters(),
        Tokenization.characters().withLowercase().withUnknown(),
        Tokenization.items(7),
        Tokenization.bytePairs(40).withUnknown(),
        Tokenization.bytePairs(33).withLowercase());
  }

  @ParameterizedTest
  @MethodSource("every_kind")
  void an_encoding_comes_back_and_reads_the_same(Tokenization tokenization) {
    TextEncoding encoding = tokenization.fit(TEXTS, 1000);
    String json = Json.write(EncodingCodec.write(encoding));
    TextEncoding read = read(json);
    assertThat(Json.write(EncodingCodec.write(read))).isEqualTo(json);
    assertThat(read.tokenizer()).isEqualTo(encoding.tokenizer());
    assertThat(read.unit()).isEqualTo(encoding.unit());
    for (String text : TEXTS) {
      assertThat(read.numbers(text)).isEqualTo(encoding.numbers(text));
      assertThat(read.text(read.numbers(text))).isEqualTo(encoding.text(encoding.numbers(text)));
    }
    assertThat(read.vocabulary().count(2)).isEqualTo(encoding.vocabulary().count(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "unit":"byte pairs" | "unit":"bytes" | tokenizer: expected no fields but [unit, lowercase], got 'merges'
          "unit":"byte pairs" | "unit":7 | tokenizer.unit: expected text, got 7
          "lowercase":false | "lowercase":"no" | tokenizer.lowercase: expected true or false, got 'no'
          "merges":["a","b"] | "merges":["a"] | tokenizer.merges: expected pairs of tokens, got 1 tokens
          "merges":["a","b"] | "merges":["a","c"] | tokenizer.merges[0]: expected tokens of the vocabulary, got 'c'
          "merges":["a","b"] | "merges":["b","a"] | tokenizer.merges[0]: expected tokens of the vocabulary, got 'ba'
          "merges":["a","b"] | "merges":["a","b","a","b"] | tokenizer.merges[2]: expected each pair once, got 'a', 'b' twice
          "merges":["a","b"] | "merges":[["a","b"]] | tokenizer.merges[0]: expected text, got a list
          "tokens":["<unknown>","ab", | "tokens":["ab","ab", | tokens[1]: expected each token once, got 'ab' twice
          "tokens":["<unknown>","ab", | "tokens":["ab","<unknown>", | tokens[1]: expected <unknown> as the first token or not at all
          "tokens":["<unknown>","ab", | "tokens":["<unknown>","", | tokens[1]: expected a text of 1 to 4096 characters, got none
          "tokens":["<unknown>","ab", | "tokens":["<unknown>",5, | tokens[1]: expected text, got 5
          "tokens":["<unknown>","ab", | "tokens":["x","<unknown>","ab", | tokens[1]: expected <unknown> as the first token or not at all
          "tokens":["<unknown>","ab", | "tokens":["<unknown>","ab","x", | counts: expected one a token, 5, got 4
          "counts":[0, | "counts":[-1, | counts[0]: expected a whole number of at least 0, got -1.0
          "counts":[0, | "counts":[0.5, | counts[0]: expected a whole number of at least 0, got 0.5
          "counts":[0, | "counts":["NaN", | counts[0]: expected a whole number of at least 0, got NaN
          "counts":[0, | "counts":[1e300, | counts[0]: expected a whole number of at least 0, got 1.0E300
          "counts":[0, | "more":1,"counts":[0, | expected no fields but [tokenizer, tokens, counts], got 'more'
          """)
  void what_cannot_be_is_refused(String was, String is, String problem) {
    TextEncoding encoding =
        Tokenization.bytePairs(4).withUnknown().fit(List.of("ab ab".replace(" ", "")), 9);
    String json = Json.write(EncodingCodec.write(encoding));
    assertThat(json).contains(was);
    refuses(json.replace(was, is), problem);
  }

  @Test
  void a_kind_that_is_not_known_is_refused() {
    String json = Json.write(EncodingCodec.write(Tokenization.characters().fit(TEXTS, 99)));
    refuses(
        json.replace("\"characters\"", "\"syllables\""),
        "tokenizer.unit: expected one of words, words and lines, characters, items, byte pairs, got"
            + " 'syllables'; perhaps a newer Rondo wrote it");
  }

  @Test
  void tokens_without_end_and_lists_without_tokens_are_refused() {
    String json = Json.write(EncodingCodec.write(Tokenization.characters().fit(List.of("a"), 99)));
    refuses(
        json.replace("\"tokens\":[\"a\"]", "\"tokens\":[\"" + "x".repeat(5000) + "\"]"),
        "tokens[0]: expected a text of 1 to 4096 characters, got '" + "x".repeat(40) + "...'");
    refuses(
        json.replace("\"tokens\":[\"a\"]", "\"tokens\":[]"),
        "tokens: expected at least one, got none");
  }

  private static void refuses(String json, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'rondo.data' (byte 8): " + problem);
  }

  private static TextEncoding read(String json) {
    return EncodingCodec.read(Fields.read("metadata 'rondo.data'", json));
  }
}
