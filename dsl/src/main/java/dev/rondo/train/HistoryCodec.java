package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import dev.rondo.output.EpochRow;
import dev.rondo.output.SampleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Histories as trees, a list a column, and back. All epochs of a run have the same columns. */
final class HistoryCodec {

  private HistoryCodec() {}

  static Map<String, Object> write(History history) {
    List<EpochRow> rows = history.epochs();
    Tree tree = Tree.of("train", column(rows, EpochRow::trainLoss));
    if (!rows.isEmpty() && rows.get(0).validationLoss().isPresent()) {
      tree.and("validation", column(rows, row -> row.validationLoss().orElseThrow()));
    }
    List<Map<String, Object>> metrics = new ArrayList<>();
    for (String name : rows.isEmpty() ? List.<String>of() : rows.get(0).metrics().keySet()) {
      metrics.add(
          Tree.of("name", name).and("values", column(rows, r -> r.metrics().get(name))).map());
    }
    tree.and("metrics", metrics)
        .and("rate", column(rows, EpochRow::learningRate))
        .and("norm", column(rows, EpochRow::gradientNorm))
        .and("nanos", rows.stream().map(row -> row.time().toNanos()).toList());
    if (!history.samples().isEmpty()) {
      tree.and("samples", history.samples().stream().map(HistoryCodec::sample).toList());
    }
    return tree.map();
  }

  private static List<Double> column(List<EpochRow> rows, ToDoubleFunction<EpochRow> figure) {
    return rows.stream().mapToDouble(figure).boxed().toList();
  }

  private static Map<String, Object> sample(SampleText sample) {
    return Tree.of("epoch", sample.epoch()).and("text", sample.text()).map();
  }

  static History read(Fields fields) {
    fields.only("train", "validation", "metrics", "rate", "norm", "nanos", "samples");
    double[] train = fields.numbers("train");
    int epochs = train.length;
    boolean watched = fields.has("validation");
    double[] validation = watched ? column(fields, "validation", epochs) : new double[0];
    double[] rate = column(fields, "rate", epochs);
    double[] norm = column(fields, "norm", epochs);
    double[] nanos = column(fields, "nanos", epochs);
    Map<String, double[]> metrics = new LinkedHashMap<>();
    for (Fields metric : fields.list("metrics")) {
      metric.only("name", "values");
      metrics.put(metric.text("name"), column(metric, "values", epochs));
    }
    List<EpochRow> rows = new ArrayList<>();
    for (int i = 0; i < epochs; i++) {
      Map<String, Double> figures = new LinkedHashMap<>();
      for (Map.Entry<String, double[]> metric : metrics.entrySet()) {
        figures.put(metric.getKey(), metric.getValue()[i]);
      }
      rows.add(
          new EpochRow(
              i + 1,
              train[i],
              watched ? OptionalDouble.of(validation[i]) : OptionalDouble.empty(),
              figures,
              rate[i],
              norm[i],
              Duration.ofNanos((long) nanos[i])));
    }
    return new History(rows, samples(fields, epochs));
  }

  private static List<SampleText> samples(Fields fields, int epochs) {
    List<SampleText> samples = new ArrayList<>();
    for (Fields sample : fields.has("samples") ? fields.list("samples") : List.<Fields>of()) {
      sample.only("epoch", "text");
      int epoch = sample.integer("epoch");
      if (epoch < 1 || epoch > epochs) {
        throw sample.refuse("epoch", "expected 1 to " + epochs + ", got " + epoch);
      }
      samples.add(new SampleText(epoch, sample.text("text")));
    }
    return samples;
  }

  private static double[] column(Fields fields, String key, int epochs) {
    double[] values = fields.numbers(key);
    if (values.length != epochs) {
      throw fields.refuse(key, "expected " + epochs + " numbers, got " + values.length);
    }
    return values;
  }
}
