package dev.rondo.model;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The tokens whose vectors lie nearest to that of one token in an embedding, the nearest first. By
 * the cosine, {@code a.b / (|a| |b|)}, which is 1 for one direction and 0 for none in common.
 *
 * @param token whose neighbours they are
 * @param nearest they
 */
public record Neighbours(String token, List<Neighbour> nearest) implements Tabular {

  /** The most that are looked for. */
  static final int MOST = 10;

  /**
   * A token near another.
   *
   * @param token the token
   * @param cosine of the angle between their vectors
   */
  public record Neighbour(String token, double cosine) {}

  /** Takes a copy of the list. */
  public Neighbours {
    nearest = List.copyOf(nearest);
  }

  /**
   * Looks among all tokens but the token itself.
   *
   * @param tokens the text of each token; token k stands at place k-1
   * @param number the number of the token, from 1
   * @param embedding {@code [V+1, units]}, row 0 that of padding
   * @param leftOut a token that is no word, such as {@code <unknown>}; 0 for none
   */
  static Neighbours of(List<String> tokens, int number, INDArray embedding, int leftOut) {
    double[][] vectors = embedding.toDoubleMatrix();
    List<Neighbour> nearest = new ArrayList<>();
    IntStream.rangeClosed(1, tokens.size())
        .filter(other -> other != number && other != leftOut)
        .mapToObj(
            other -> new Neighbour(tokens.get(other - 1), cosine(vectors[number], vectors[other])))
        .sorted(Comparator.comparingDouble(near -> -near.cosine()))
        .limit(MOST)
        .forEach(nearest::add);
    return new Neighbours(tokens.get(number - 1), nearest);
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return aa == 0 || bb == 0 ? 0 : product / Math.sqrt(aa * bb);
  }

  /** One row a neighbour: the token and the cosine. */
  public Table toTable() {
    return Table.create(
        "neighbours",
        StringColumn.create("token", nearest.stream().map(Neighbour::token).toList()),
        FigureColumn.of("cosine", nearest.stream().mapToDouble(Neighbour::cosine).toArray()));
  }

  @Override
  public String heading() {
    return "nearest to '" + token + "'";
  }

  @Override
  public Table shown() {
    return toTable();
  }

  /** The token and its neighbours in a line, each with its cosine. */
  @Override
  public String toString() {
    return nearest.stream()
        .map(near -> String.format(Locale.ROOT, "%s %.2f", near.token(), near.cosine()))
        .collect(Collectors.joining(", ", heading() + ": ", ""));
  }
}
