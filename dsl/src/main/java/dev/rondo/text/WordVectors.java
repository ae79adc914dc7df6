package dev.rondo.text;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Vectors of words that others have trained, of those words that are in a vocabulary. An immutable
 * value that says how many were found.
 */
public final class WordVectors {

  private final String call;
  private final Vocabulary vocabulary;
  private final int width;
  private final Map<Integer, float[]> vectors;

  WordVectors(String call, Vocabulary vocabulary, int width, Map<Integer, float[]> vectors) {
    this.call = call;
    this.vocabulary = vocabulary;
    this.width = width;
    this.vectors = Map.copyOf(vectors);
  }

  /**
   * Reads vectors in the text format of word2vec (Mikolov et al. 2013) or GloVe (Pennington, Socher
   * and Manning 2014): a word and its numbers a line, with blanks between them; the first line may
   * say how many words and numbers there are. Only words of the vocabulary are kept, spelled as in
   * it; of a word that comes twice, the first.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if a line is not such
   */
  public static WordVectors read(Path path, Vocabulary vocabulary) {
    return VectorFile.read(path, vocabulary);
  }

  /** How many numbers a vector has. */
  public int width() {
    return width;
  }

  /** How many tokens of the vocabulary have a vector. */
  public int found() {
    return vectors.size();
  }

  /** The vector of a token, where the file had one; {@code number} is from 1. */
  public Optional<float[]> vector(int number) {
    return Optional.ofNullable(vectors.get(number)).map(float[]::clone);
  }

  /**
   * Refuses an embedding of another width.
   *
   * @param units of the embedding
   * @throws IllegalArgumentException if the vectors have more or fewer numbers
   */
  public void requireWidth(int units) {
    if (units != width) {
      throw new IllegalArgumentException(
          call
              + ": a vector has "
              + Shown.count(width, "number")
              + ", embed("
              + units
              + ") has "
              + units
              + " units; write embed("
              + width
              + ")");
    }
  }

  /** How many of the vocabulary's words were found. */
  @Override
  public String toString() {
    int words = vocabulary.size() - (vocabulary.knowsUnknown() ? 1 : 0);
    return call
        + ": "
        + Shown.number(found())
        + " of "
        + Shown.count(words, "word")
        + " found, "
        + Shown.count(width, "number")
        + " each";
  }
}
