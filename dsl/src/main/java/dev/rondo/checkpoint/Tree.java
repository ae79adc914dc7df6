package dev.rondo.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object while it is put together; its keys stay in the order in which they come. */
public final class Tree {

  private final Map<String, Object> values = new LinkedHashMap<>();

  private Tree() {}

  /** An object without keys. */
  public static Tree empty() {
    return new Tree();
  }

  /** An object with one key. */
  public static Tree of(String key, Object value) {
    return new Tree().and(key, value);
  }

  /** Puts one more key at the end. */
  public Tree and(String key, Object value) {
    values.put(key, value);
    return this;
  }

  /** The object as {@link Json#write} takes it. */
  public Map<String, Object> map() {
    return Collections.unmodifiableMap(values);
  }
}
