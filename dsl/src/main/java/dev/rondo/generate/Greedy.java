package dev.rondo.generate;

/**
 * The likeliest token each time; of equals the one with the lowest number. It tends to repeat
 * itself, and no chance is in it.
 */
public record Greedy() implements Decoding {

  @Override
  public String toString() {
    return "greedy()";
  }
}
