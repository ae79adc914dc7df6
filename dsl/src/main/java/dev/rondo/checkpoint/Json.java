package dev.rondo.checkpoint;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON text and trees of maps, lists, text, numbers, truth values and null (RFC 8259, read
 * strictly). Every {@code double} comes back with the same bits, but for the kinds of NaN: JSON has
 * no word for a number that is not finite, so that {@code NaN}, {@code Infinity} and {@code
 * -Infinity} are written as text, which {@link Fields#number} takes.
 */
public final class Json {

  private Json() {}

  /**
   * A tree as JSON text on one line.
   *
   * @param tree a {@link Map} with text as keys, a {@link List}, a {@link String}, an {@link
   *     Integer}, {@link Long}, {@link Double} or {@link Boolean}, or null
   * @throws IllegalArgumentException if it holds anything else, half of a surrogate pair, or lies
   *     deeper than 64
   */
  public static String write(Object tree) {
    StringWriter text = new StringWriter();
    JsonWriter writer = new JsonWriter(text);
    writer.setStrictness(Strictness.STRICT);
    writer.setFormattingStyle(FormattingStyle.COMPACT);
    try {
      write(writer, tree, 0);
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter throws none
    }
    return text.toString();
  }

  private static void write(JsonWriter writer, Object value, int depth) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Map<?, ?> map) {
      checkDepth(depth);
      writer.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String key)) {
          throw new IllegalArgumentException("json: a key is text, got " + entry.getKey());
        }
        writer.name(whole(key));
        write(writer, entry.getValue(), depth + 1);
      }
      writer.endObject();
    } else if (value instanceof List<?> list) {
      checkDepth(depth);
      writer.beginArray();
      for (Object element : list) {
        write(writer, element, depth + 1);
      }
      writer.endArray();
    } else if (value instanceof String text) {
      writer.value(whole(text));
    } else if (value instanceof Integer || value instanceof Long) {
      writer.value((Number) value);
    } else if (value instanceof Double number) {
      if (Double.isFinite(number)) {
        writer.value(number);
      } else {
        writer.value(number.toString());
      }
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else {
      throw new IllegalArgumentException(
          "json: expected a map, list, text, Integer, Long, Double, Boolean or null, got a "
              + value.getClass().getSimpleName());
    }
  }

  private static void checkDepth(int depth) {
    if (depth >= JsonSource.DEEPEST) {
      throw new IllegalArgumentException(
          "json: lists and maps lie deeper than " + JsonSource.DEEPEST + " in one another");
    }
  }

  private static String whole(String text) {
    if (Surrogates.unpaired(text) >= 0) {
      throw new IllegalArgumentException(
          "json: the text '" + Excerpt.of(text) + "' holds half of a surrogate pair");
    }
    return text;
  }

  /**
   * The tree that JSON text stands for: {@link Map} in the order written, {@link List}, {@link
   * String}, {@link Long} for numbers written without point and exponent, {@link Double} for the
   * others, {@link Boolean} or null.
   *
   * @throws IllegalArgumentException if the text is not exactly one JSON value, names a key twice,
   *     lies deeper than 64 or holds a number that neither a long nor a double can hold
   */
  public static Object read(String text) {
    if (text.startsWith("\uFEFF")) {
      throw new IllegalArgumentException("expected JSON, got a byte-order mark");
    }
    JsonSource source = new JsonSource(new StringReader(text));
    Object tree = value(source);
    source.end();
    return tree;
  }

  private static Object value(JsonSource source) {
    return switch (source.peek()) {
      case BEGIN_OBJECT -> map(source);
      case BEGIN_ARRAY -> list(source);
      case STRING -> source.text();
      case NUMBER -> source.number();
      case BOOLEAN -> source.flag();
      case NULL -> {
        source.nothing();
        yield null;
      }
      case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT ->
          throw new IllegalArgumentException("expected JSON, got the end of it");
    };
  }

  private static Map<String, Object> map(JsonSource source) {
    Map<String, Object> map = new LinkedHashMap<>();
    source.beginObject();
    while (source.hasNext()) {
      String key = source.name();
      if (map.containsKey(key)) {
        throw new IllegalArgumentException(
            "expected each key once, got '" + Excerpt.of(key) + "' twice");
      }
      map.put(key, value(source));
    }
    source.endObject();
    return map;
  }

  private static List<Object> list(JsonSource source) {
    List<Object> list = new ArrayList<>();
    source.beginList();
    while (source.hasNext()) {
      list.add(value(source));
    }
    source.endList();
    return list;
  }
}
