package dev.rondo.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;

/**
 * JSON read from front to back by the letter of RFC 8259, nothing kept. Text that is not such JSON
 * is an {@link IllegalArgumentException} that says where.
 */
final class JsonSource {

  /** How deep arrays and objects may lie in one another. */
  static final int DEEPEST = 64;

  private final JsonReader reader;

  JsonSource(Reader text) {
    reader = new JsonReader(text);
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  private <T> T step(Step<T> step) {
    try {
      return step.take();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("expected UTF-8 text, got bytes that are none", e);
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("expected JSON, got none" + place(), e);
    } catch (EOFException e) {
      throw new IllegalArgumentException("expected JSON, got the end of it" + place(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String place() {
    return " at " + Excerpt.of(reader.getPath());
  }

  JsonToken peek() {
    return step(reader::peek);
  }

  private void expect(JsonToken token, String words) {
    JsonToken got = peek();
    if (got != token) {
      throw new IllegalArgumentException("expected " + words + ", got " + words(got) + place());
    }
  }

  static String words(JsonToken token) {
    return switch (token) {
      case BEGIN_OBJECT -> "an object";
      case BEGIN_ARRAY -> "a list";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NAME -> "a name";
      case END_OBJECT, END_ARRAY, END_DOCUMENT -> "the end";
    };
  }

  void beginObject() {
    expect(JsonToken.BEGIN_OBJECT, "an object");
    step(
        () -> {
          reader.beginObject();
          return true;
        });
  }

  void endObject() {
    step(
        () -> {
          reader.endObject();
          return true;
        });
  }

  void beginList() {
    expect(JsonToken.BEGIN_ARRAY, "a list");
    step(
        () -> {
          reader.beginArray();
          return true;
        });
  }

  void endList() {
    step(
        () -> {
          reader.endArray();
          return true;
        });
  }

  boolean hasNext() {
    return step(reader::hasNext);
  }

  String name() {
    return paired(step(reader::nextName));
  }

  String text() {
    expect(JsonToken.STRING, "text");
    return paired(step(reader::nextString));
  }

  boolean flag() {
    return step(reader::nextBoolean);
  }

  void nothing() {
    step(
        () -> {
          reader.nextNull();
          return true;
        });
  }

  /** Passes over text of any length without taking it into memory. */
  void skipText() {
    expect(JsonToken.STRING, "text");
    step(
        () -> {
          reader.skipValue();
          return true;
        });
  }

  /** A number: a {@link Long} where it is written as a whole one, otherwise a {@link Double}. */
  Number number() {
    expect(JsonToken.NUMBER, "a number");
    String written = step(reader::nextString);
    if (written.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
      try {
        return Long.parseLong(written);
      } catch (NumberFormatException e) {
        throw outOfRange(written);
      }
    }
    double number = Double.parseDouble(written);
    if (Double.isInfinite(number)) {
      throw outOfRange(written);
    }
    return number;
  }

  /** A whole number that is not negative, written without point, exponent and leading zero. */
  long whole() {
    Number number = number();
    if (number instanceof Long && number.longValue() >= 0) {
      return number.longValue();
    }
    throw new IllegalArgumentException(
        "expected a whole number that is not negative, got " + number + place());
  }

  private IllegalArgumentException outOfRange(String written) {
    return new IllegalArgumentException(
        "expected a number in range, got " + Excerpt.of(written) + place());
  }

  /** Demands that nothing but white space follows. */
  void end() {
    expect(JsonToken.END_DOCUMENT, "the end");
  }

  /** Half of a surrogate pair is no character, and no UTF-8 can hold it. */
  private String paired(String text) {
    int half = Surrogates.unpaired(text);
    if (half >= 0) {
      throw new IllegalArgumentException(
          "expected text, got half of a character at its place " + half + place());
    }
    return text;
  }
}
