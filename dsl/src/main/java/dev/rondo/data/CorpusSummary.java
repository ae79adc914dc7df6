package dev.rondo.data;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A corpus at a glance: how its parts are cut, and what a model will read of them.
 *
 * @param declaration the corpus as it was written
 * @param vocabulary how many different tokens are known, and the first of them
 * @param parts training, validation and test
 */
public record CorpusSummary(String declaration, String vocabulary, List<PartSummary> parts)
    implements Tabular {

  /**
   * A part of a corpus.
   *
   * @param part which it is
   * @param characters how many it has, as a reader counts them
   * @param tokens how many it has
   * @param kinds how many different ones of the vocabulary are among them
   * @param unknown how many of them are {@code <unknown>}
   * @param begin its first tokens
   * @param end its last tokens
   */
  public record PartSummary(
      CorpusPart part,
      long characters,
      long tokens,
      long kinds,
      long unknown,
      String begin,
      String end) {}

  /** Copies the list. */
  public CorpusSummary {
    parts = List.copyOf(parts);
  }

  /** One row a part: characters, tokens, different and unknown ones, its beginning and its end. */
  public Table toTable() {
    long all = Math.max(1, parts.stream().mapToLong(PartSummary::characters).sum());
    return Table.create(
        "corpus",
        StringColumn.create("part", parts.stream().map(p -> p.part().word()).toList()),
        LongColumn.create("characters", column(PartSummary::characters)),
        FigureColumn.of(
            "per cent", parts.stream().mapToDouble(p -> 100.0 * p.characters() / all).toArray()),
        LongColumn.create("tokens", column(PartSummary::tokens)),
        LongColumn.create("different", column(PartSummary::kinds)),
        LongColumn.create("unknown", column(PartSummary::unknown)),
        StringColumn.create("begins", parts.stream().map(PartSummary::begin).toList()),
        StringColumn.create("ends", parts.stream().map(PartSummary::end).toList()));
  }

  private long[] column(ToLongFunction<PartSummary> figure) {
    return parts.stream().mapToLong(figure).toArray();
  }

  @Override
  public Table shown() {
    return toTable();
  }

  /** The declaration, how long the text is and what its tokens are. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d characters; %s",
        declaration,
        parts.stream().mapToLong(PartSummary::characters).sum(),
        vocabulary);
  }
}
