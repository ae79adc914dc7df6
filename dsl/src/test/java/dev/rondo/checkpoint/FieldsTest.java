package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {

  private static final String JSON =
      """
      {"text":"lstm","number":0.5,"whole":3,"long":4000000000,"flag":true,"nan":"NaN","none":null,
       "infinite":["Infinity","-Infinity",1],"object":{"units":8},"list":[{"a":1},{"a":"x"}],
       "texts":["a","b"],"mixed":["a",1],"integers":[1,2]}
      """;

  private static Fields fields() {
    return Fields.read("metadata 'plan'", JSON);
  }

  @Test
  void reads_each_kind() {
    Fields fields = fields();
    assertThat(fields.text("text")).isEqualTo("lstm");
    assertThat(fields.number("number")).isEqualTo(0.5);
    assertThat(fields.number("whole")).isEqualTo(3);
    assertThat(fields.integer("whole")).isEqualTo(3);
    assertThat(fields.longInteger("long")).isEqualTo(4_000_000_000L);
    assertThat(fields.flag("flag")).isTrue();
    assertThat(fields.number("nan")).isNaN();
    assertThat(fields.numbers("infinite"))
        .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1);
    assertThat(fields.fields("object").integer("units")).isEqualTo(8);
    assertThat(fields.list("list")).hasSize(2);
    assertThat(fields.texts("texts")).containsExactly("a", "b");
    assertThat(fields.integers("integers")).containsExactly(1, 2);
    assertThat(fields.keys()).startsWith("text", "number").hasSize(13);
  }

  @Test
  void null_counts_as_nothing() {
    assertThat(fields().has("text")).isTrue();
    assertThat(fields().has("none")).isFalse();
    assertThat(fields().has("nowhere")).isFalse();
  }

  record Bad(Consumer<Fields> reading, String message) {

    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Bad> readings() {
    return Stream.of(
        new Bad(f -> f.text("nowhere"), "nowhere: expected text, got nothing"),
        new Bad(f -> f.text("none"), "none: expected text, got null"),
        new Bad(f -> f.text("whole"), "whole: expected text, got 3"),
        new Bad(f -> f.number("text"), "text: expected a number, got 'lstm'"),
        new Bad(f -> f.number("flag"), "flag: expected a number, got true"),
        new Bad(f -> f.integer("number"), "number: expected a whole number of 32 bits, got 0.5"),
        new Bad(f -> f.integer("long"), "long: expected a whole number of 32 bits, got 4000000000"),
        new Bad(f -> f.longInteger("number"), "number: expected a whole number, got 0.5"),
        new Bad(f -> f.flag("text"), "text: expected true or false, got 'lstm'"),
        new Bad(f -> f.fields("texts"), "texts: expected an object, got a list"),
        new Bad(f -> f.fields("object").text("u"), "object.u: expected text, got nothing"),
        new Bad(f -> f.list("object"), "object: expected a list, got an object"),
        new Bad(f -> f.list("texts"), "texts[0]: expected an object, got 'a'"),
        new Bad(
            f -> f.list("list").get(1).integer("a"),
            "list[1].a: expected a whole number of 32 bits, got 'x'"),
        new Bad(f -> f.texts("mixed"), "mixed[1]: expected text, got 1"),
        new Bad(f -> f.numbers("mixed"), "mixed[0]: expected a number, got 'a'"),
        new Bad(
            f -> f.integers("infinite"),
            "infinite[0]: expected a whole number of 32 bits, got 'Infinity'"),
        new Bad(
            f -> f.fields("object").only("width", "depth"),
            "object: expected no fields but [width, depth], got 'units'"));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void what_is_not_there_as_it_should_be_is_named(Bad bad) {
    assertThatThrownBy(() -> bad.reading().accept(fields()))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'plan' (byte 8): " + bad.message());
  }

  @Test
  void known_fields_pass() {
    fields().fields("object").only("units");
    assertThat(fields().fields("object").keys()).containsExactly("units");
  }

  @Test
  void text_that_is_no_object_is_refused() {
    assertThatThrownBy(() -> Fields.read("metadata 'plan'", "[1]"))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'plan' (byte 8): expected an object, got a list");
    assertThatThrownBy(() -> Fields.read("metadata 'plan'", "{"))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("metadata 'plan' (byte 8): expected JSON, got ");
  }

  @Test
  void what_a_value_refuses_the_file_is_refused_for() {
    IllegalArgumentException words = new IllegalArgumentException("lstm(0): at least 1 unit");
    assertThatThrownBy(
            () ->
                fields()
                    .fields("object")
                    .make(
                        () -> {
                          throw words;
                        }))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'plan' (byte 8): object: lstm(0): at least 1 unit")
        .hasCause(words);
    assertThat(fields().<Integer>make(() -> 7)).isEqualTo(7);
  }

  @Test
  void the_file_is_named_once() {
    CheckpointException refusal = fields().refuse("text", "expected gru");
    CheckpointException named = refusal.in(Path.of("model"));
    assertThat(named)
        .hasMessage("model: metadata 'plan' (byte 8): text: expected gru")
        .isSameAs(named.in(Path.of("other")));
    assertThat(named.section()).isEqualTo("metadata 'plan'");
    assertThat(named.offset()).isEqualTo(8);
    assertThat(named.getStackTrace()).isEqualTo(refusal.getStackTrace());
  }
}
