package dev.rondo.output;

import java.util.List;

/** The last epochs of a training card as a table, the best one marked. */
final class EpochTable {
  private static final int ROWS = 8;
  private static final int METRICS = 3;
  private static final int MAX_METRIC_NAME = 24;

  private EpochTable() {}

  static void append(StringBuilder html, TrainingSnapshot snapshot) {
    List<EpochRow> history = snapshot.history();
    if (history.isEmpty()) {
      return;
    }
    List<EpochRow> shown = history.subList(Math.max(0, history.size() - ROWS), history.size());
    boolean validated = shown.stream().anyMatch(row -> row.validationLoss().isPresent());
    List<String> metrics =
        shown.get(shown.size() - 1).metrics().keySet().stream().limit(METRICS).toList();
    html.append("<table style=\"").append(CardStyle.TABLE).append("\">");
    head(html, validated, metrics);
    for (EpochRow row : shown) {
      boolean best = snapshot.bestEpoch().orElse(0) == row.epoch();
      body(html, row, best, validated, metrics);
    }
    html.append("</table>");
  }

  private static void head(StringBuilder html, boolean validated, List<String> metrics) {
    row(html);
    head(html, "epoch");
    head(html, "train loss");
    if (validated) {
      head(html, "validation loss");
    }
    for (String metric : metrics) {
      head(html, Figures.escape(shortened(metric)));
    }
    head(html, "learning rate");
    head(html, "gradient norm");
    head(html, "time");
    html.append("</tr>");
  }

  private static void body(
      StringBuilder html, EpochRow row, boolean best, boolean validated, List<String> metrics) {
    row(html);
    cell(html, best, (best ? "best " : "") + row.epoch());
    cell(html, best, Figures.loss(row.trainLoss()));
    if (validated) {
      boolean known = row.validationLoss().isPresent();
      cell(html, best, known ? Figures.loss(row.validationLoss().getAsDouble()) : "");
    }
    for (String metric : metrics) {
      Double value = row.metrics().get(metric);
      cell(html, best, value == null ? "" : Figures.loss(value));
    }
    cell(html, best, Figures.significant(row.learningRate(), 3));
    cell(html, best, Figures.significant(row.gradientNorm(), 3));
    cell(html, best, Figures.time(row.time()));
    html.append("</tr>");
  }

  private static void row(StringBuilder html) {
    html.append("<tr style=\"").append(CardStyle.PLAIN_ROW).append("\">");
  }

  private static void head(StringBuilder html, String text) {
    html.append("<th style=\"").append(CardStyle.HEAD).append("\">").append(text).append("</th>");
  }

  private static void cell(StringBuilder html, boolean best, String text) {
    html.append("<td style=\"")
        .append(CardStyle.BODY)
        .append(best ? ";font-weight:bold" : "")
        .append("\">")
        .append(text)
        .append("</td>");
  }

  private static String shortened(String name) {
    return name.length() <= MAX_METRIC_NAME ? name : name.substring(0, MAX_METRIC_NAME - 1) + "…";
  }
}
