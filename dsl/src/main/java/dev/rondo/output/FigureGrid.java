package dev.rondo.output;

/** The figures of a training card, a name and a value a line. */
final class FigureGrid {
  private FigureGrid() {}

  static void append(StringBuilder html, TrainingSnapshot snapshot, double trainLoss) {
    html.append("<table style=\"").append(CardStyle.GRID).append("\">");
    row(html, "train loss", Figures.loss(trainLoss));
    if (!snapshot.history().isEmpty()) {
      EpochRow last = snapshot.history().get(snapshot.history().size() - 1);
      last.validationLoss().ifPresent(loss -> row(html, "validation loss", Figures.loss(loss)));
    }
    snapshot
        .best()
        .ifPresent(
            best ->
                row(html, "best", Figures.loss(best.decidingLoss()) + " at epoch " + best.epoch()));
    row(html, "learning rate", Figures.significant(snapshot.learningRate(), 3));
    row(html, "gradient norm", Figures.significant(snapshot.gradientNorm(), 3));
    row(html, "heap", Figures.memory(snapshot.heapBytes()));
    html.append("</table>");
  }

  private static void row(StringBuilder html, String name, String value) {
    html.append("<tr style=\"")
        .append(CardStyle.PLAIN_ROW)
        .append("\"><td style=\"")
        .append(CardStyle.NAME)
        .append("\">")
        .append(name)
        .append("</td><td style=\"")
        .append(CardStyle.VALUE)
        .append("\">")
        .append(value)
        .append("</td></tr>");
  }
}
