package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void a_tree_comes_back_in_its_order() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", Arrays.asList(1L, -2.5, true, null, "\u00E9\"\\\n\u2028\uD83C\uDFB5"));
    tree.put("a", Map.of());
    tree.put("", List.of());
    String text = Json.write(tree);
    assertThat(text)
        .isEqualTo(
            "{\"z\":[1,-2.5,true,null,\"\u00E9\\\"\\\\\\n\\u2028\uD83C\uDFB5\"],\"a\":{},\"\":[]}");
    assertThat(Json.read(text)).isEqualTo(tree);
    assertThat(((Map<?, ?>) Json.read(text)).keySet().toArray()).containsExactly("z", "a", "");
  }

  @Test
  void every_double_comes_back_with_its_bits() {
    Random random = new Random(3);
    List<Object> doubles = new ArrayList<>();
    doubles.addAll(
        List.of(0.0, -0.0, 1.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, Math.nextUp(1e22)));
    for (int i = 0; i < 10_000; i++) {
      double drawn = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(drawn)) {
        doubles.add(drawn);
      }
    }
    assertThat(Json.read(Json.write(doubles))).isEqualTo(doubles);
  }

  @Test
  void whole_numbers_come_back_as_longs() {
    assertThat(Json.read(Json.write(Arrays.asList(3, Long.MIN_VALUE, Long.MAX_VALUE))))
        .isEqualTo(List.of(3L, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void a_number_that_is_not_finite_is_written_as_text() {
    assertThat(Json.write(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)))
        .isEqualTo("[\"NaN\",\"Infinity\",\"-Infinity\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "'a'",
        "[1;2]",
        "{\"a\"=1}",
        "[1]x",
        "1 2",
        "tru",
        "TRUE",
        "nul",
        "NaN",
        "[Infinity]",
        "+1",
        "01",
        ".5",
        "1.",
        "0x1",
        "1e",
        "// a\n1",
        "[1/**/]",
        "# a\n1",
        "\"a\tb\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"a",
        ")]}'\n1",
        "\uFEFF1",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "1e999",
        "9223372036854775808"
      })
  void text_that_is_not_strict_json_is_refused(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected ")
        .hasMessageContaining(", got ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"b\":1,\"b\":2}}|expected each key once, got 'b' twice",
        "{\"a\":[1,x]}|expected JSON, got none at $.a[1]",
        "[1e999]|expected a number in range, got 1e999 at $[1]",
        "[1] 2|expected JSON, got none at $"
      })
  void a_refusal_names_the_place(String text, String message) {
    assertThatThrownBy(() -> Json.read(text)).hasMessage(message);
  }

  @Test
  void depth_has_an_end_that_reading_and_writing_share() {
    Object tree = "x";
    for (int i = 0; i < 64; i++) {
      tree = List.of(tree);
    }
    assertThat(Json.read(Json.write(tree))).isEqualTo(tree);
    Object deeper = List.of(tree);
    assertThatThrownBy(() -> Json.write(deeper))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("json: lists and maps lie deeper than 64 in one another");
    assertThatThrownBy(() -> Json.read("[".repeat(65) + "]".repeat(65)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.read("[".repeat(10_000_000)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_json_has_no_word_for_is_refused() {
    assertThatThrownBy(() -> Json.write(1f))
        .hasMessage(
            "json: expected a map, list, text, Integer, Long, Double, Boolean or null, got a"
                + " Float");
    assertThatThrownBy(() -> Json.write(Map.of(1, 2))).hasMessage("json: a key is text, got 1");
    assertThatThrownBy(() -> Json.write("a\uD800"))
        .hasMessage("json: the text 'a?' holds half of a surrogate pair");
  }
}
