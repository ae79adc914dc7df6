package dev.rondo.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a JSON object out of a file, each read as what it must be. Whatever is missing,
 * misnamed or of the wrong kind is a {@link CheckpointException} that names the section, the key,
 * what was expected and what came.
 */
public final class Fields {

  private final String section;
  private final String path;
  private final Map<?, ?> values;

  private Fields(String section, String path, Map<?, ?> values) {
    this.section = section;
    this.path = path;
    this.values = values;
  }

  /**
   * The fields of {@code json}.
   *
   * @param section where the text comes from, such as {@code metadata 'plan'}
   * @throws CheckpointException if the text is not one strict JSON object
   */
  public static Fields read(String section, String json) {
    Object tree;
    try {
      tree = Json.read(json);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(section, Layout.HEADER, e.getMessage(), e);
    }
    if (!(tree instanceof Map<?, ?> values)) {
      throw new CheckpointException(
          section, Layout.HEADER, "expected an object, got " + shown(tree));
    }
    return new Fields(section, "", values);
  }

  /** Whether there is a value other than null under {@code key}. */
  public boolean has(String key) {
    return values.get(key) != null;
  }

  /** Every key, in the order written. */
  public List<String> keys() {
    return values.keySet().stream().map(String.class::cast).toList();
  }

  /** Refuses every key but these. */
  public void only(String... keys) {
    Set<String> known = Set.of(keys);
    for (String key : keys()) {
      if (!known.contains(key)) {
        throw refused(
            "expected no fields but " + Arrays.toString(keys) + ", got '" + Excerpt.of(key) + "'",
            null);
      }
    }
  }

  /** The text under {@code key}. */
  public String text(String key) {
    return as(key, String.class, "text");
  }

  /** The constant of {@code kind} whose name stands under {@code key}. */
  public <E extends Enum<E>> E constant(String key, Class<E> kind) {
    return constant(key, text(key), kind);
  }

  /** The constants of {@code kind} whose names stand in the list under {@code key}. */
  public <E extends Enum<E>> List<E> constants(String key, Class<E> kind) {
    return texts(key).stream().map(name -> constant(key, name, kind)).toList();
  }

  private <E extends Enum<E>> E constant(String key, String name, Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> unknown(key, name, Arrays.stream(kind.getEnumConstants()).map(Enum::name)));
  }

  /** An exception to throw where the text under {@code key} is none of the words known. */
  public CheckpointException unknown(String key, String... words) {
    return unknown(key, text(key), Arrays.stream(words));
  }

  private CheckpointException unknown(String key, String got, Stream<String> words) {
    return refuse(
        key,
        "expected one of "
            + words.collect(Collectors.joining(", "))
            + ", got "
            + shown(got)
            + "; perhaps a newer Rondo wrote it");
  }

  /** The truth value under {@code key}. */
  public boolean flag(String key) {
    return as(key, Boolean.class, "true or false");
  }

  /** The number under {@code key}; NaN and infinities are written as text. */
  public double number(String key) {
    return number(key, values.get(key));
  }

  private double number(String place, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if ("NaN".equals(value)) {
      return Double.NaN;
    }
    if ("Infinity".equals(value)) {
      return Double.POSITIVE_INFINITY;
    }
    if ("-Infinity".equals(value)) {
      return Double.NEGATIVE_INFINITY;
    }
    throw unexpected(place, "a number", value);
  }

  /** The whole number under {@code key}. */
  public int integer(String key) {
    return integer(key, values.get(key));
  }

  private int integer(String place, Object value) {
    if (value instanceof Long number && number.intValue() == number) {
      return number.intValue();
    }
    throw unexpected(place, "a whole number of 32 bits", value);
  }

  /** The whole number under {@code key}, of up to 64 bits. */
  public long longInteger(String key) {
    return as(key, Long.class, "a whole number");
  }

  /** The fields of the object under {@code key}. */
  public Fields fields(String key) {
    return new Fields(section, path + Excerpt.of(key) + ".", as(key, Map.class, "an object"));
  }

  /** The fields of every object in the list under {@code key}. */
  public List<Fields> list(String key) {
    List<Fields> list = new ArrayList<>();
    for (Object element : elements(key)) {
      String place = Excerpt.of(key) + "[" + list.size() + "]";
      if (!(element instanceof Map<?, ?> map)) {
        throw unexpected(place, "an object", element);
      }
      list.add(new Fields(section, path + place + ".", map));
    }
    return List.copyOf(list);
  }

  /** The list of texts under {@code key}. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(key)) {
      if (!(element instanceof String text)) {
        throw unexpected(key + "[" + texts.size() + "]", "text", element);
      }
      texts.add(text);
    }
    return List.copyOf(texts);
  }

  /** The list of numbers under {@code key}; NaN and infinities are written as text. */
  public double[] numbers(String key) {
    List<?> elements = elements(key);
    double[] numbers = new double[elements.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(key + "[" + i + "]", elements.get(i));
    }
    return numbers;
  }

  /** The list of whole numbers under {@code key}. */
  public int[] integers(String key) {
    List<?> elements = elements(key);
    int[] integers = new int[elements.size()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = integer(key + "[" + i + "]", elements.get(i));
    }
    return integers;
  }

  private List<?> elements(String key) {
    return as(key, List.class, "a list");
  }

  private <T> T as(String key, Class<T> kind, String words) {
    Object value = values.get(key);
    if (!kind.isInstance(value)) {
      throw unexpected(key, words, value);
    }
    return kind.cast(value);
  }

  /**
   * Makes a value of what was read; its own refusal becomes one of the file.
   *
   * @throws CheckpointException if the value refuses with an {@link IllegalArgumentException}
   */
  public <T> T make(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage(), e);
    }
  }

  /** An exception about this object as a whole. */
  private CheckpointException refused(String problem, IllegalArgumentException cause) {
    String place = path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ";
    return new CheckpointException(section, Layout.HEADER, place + problem, cause);
  }

  /**
   * An exception to throw where the value under {@code key} is not what its reader needs.
   *
   * @param problem such as "expected gru or lstm, got 'rnn'"
   */
  public CheckpointException refuse(String key, String problem) {
    return new CheckpointException(section, Layout.HEADER, path + Excerpt.of(key) + ": " + problem);
  }

  /** What stands under {@code key} as a message can show it: a text in quotes, cut short. */
  public String shownAt(String key) {
    return shown(values.get(key));
  }

  private CheckpointException unexpected(String place, String words, Object value) {
    boolean missing = value == null && !values.containsKey(place) && !place.endsWith("]");
    return refuse(place, "expected " + words + ", got " + (missing ? "nothing" : shown(value)));
  }

  private static String shown(Object value) {
    if (value instanceof String text) {
      return "'" + Excerpt.of(text) + "'";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof List ? "a list" : String.valueOf(value);
  }
}
