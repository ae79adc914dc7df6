package dev.rondo.data;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Texts at a glance, before anyone trains: how they are shared out, how long they are as a network
 * reads them, and how much of them it does not know.
 *
 * @param declaration the texts as they were written
 * @param vocabulary how many tokens are known, and the first of them
 * @param parts training, validation and test
 */
public record TextSummary(String declaration, String vocabulary, List<PartSummary> parts)
    implements Tabular {

  /**
   * One part of the texts.
   *
   * @param name which it is
   * @param texts how many it has
   * @param tokens how many tokens of them are read
   * @param longest how many of the longest text are read
   * @param cut how many texts have more tokens than are read
   * @param unknown how many of the tokens that are read are {@code <unknown>}
   * @param classes how often each class is found, as "bad 12, good 34"
   */
  public record PartSummary(
      String name, long texts, long tokens, long longest, long cut, long unknown, String classes) {}

  /** Copies the list. */
  public TextSummary {
    parts = List.copyOf(parts);
  }

  static TextSummary of(String declaration, TextParts texts) {
    return new TextSummary(
        declaration,
        texts.fitted().encoding().vocabulary().toString(),
        List.of(
            part("training", texts, texts.parts().training()),
            part("validation", texts, texts.parts().validation()),
            part("test", texts, texts.parts().test())));
  }

  private static PartSummary part(String name, TextParts texts, int[] rows) {
    int[][] tokens = IntStream.of(rows).mapToObj(row -> texts.tokens()[row]).toArray(int[][]::new);
    return new PartSummary(
        name,
        rows.length,
        IntStream.range(0, rows.length).mapToLong(i -> tokens[i].length).sum(),
        IntStream.range(0, rows.length).map(i -> tokens[i].length).max().orElse(0),
        texts.source().of(rows).stream().filter(texts.fitted()::isCut).count(),
        IntStream.range(0, rows.length)
            .flatMap(i -> IntStream.of(tokens[i]))
            .filter(t -> t == 1)
            .count(),
        classes(texts.fitted().labels(), texts.classes(rows)));
  }

  private static String classes(List<String> labels, int[] classes) {
    long[] counts = new long[labels.size()];
    IntStream.of(classes).forEach(c -> counts[c]++);
    return Words.listed(
        IntStream.range(0, counts.length).mapToObj(c -> labels.get(c) + " " + counts[c]).toList());
  }

  /** One row a part: texts, tokens of a text, the longest, those cut, what is unknown, classes. */
  public Table toTable() {
    return Table.create(
        "texts",
        StringColumn.create("part", parts.stream().map(PartSummary::name).toList()),
        LongColumn.create("texts", counts(PartSummary::texts)),
        FigureColumn.of("mean tokens", shares(p -> (double) p.tokens() / Math.max(1, p.texts()))),
        LongColumn.create("longest", counts(PartSummary::longest)),
        LongColumn.create("cut", counts(PartSummary::cut)),
        FigureColumn.of("% unknown", shares(p -> 100.0 * p.unknown() / Math.max(1, p.tokens()))),
        StringColumn.create("classes", parts.stream().map(PartSummary::classes).toList()));
  }

  private long[] counts(ToLongFunction<PartSummary> figure) {
    return parts.stream().mapToLong(figure).toArray();
  }

  private double[] shares(ToDoubleFunction<PartSummary> figure) {
    return parts.stream().mapToDouble(figure).toArray();
  }

  @Override
  public Table shown() {
    return toTable();
  }

  /** The declaration, and what its tokens are. */
  @Override
  public String toString() {
    return declaration + ": " + vocabulary;
  }
}
