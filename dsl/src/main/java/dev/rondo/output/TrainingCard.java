package dev.rondo.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A training run as a card: how far it is, its figures, its last epochs and its loss curve, at most
 * 20 kB of HTML that needs no script and no style sheet, with one line of text as its twin.
 *
 * @param snapshot what the card shows
 */
public record TrainingCard(TrainingSnapshot snapshot) implements Renderable {
  private static final int MAX_TITLE = 200;
  private static final int MAX_NOTE = 400;
  private static final int MAX_SAMPLE = 600;

  /** Checks that there is a snapshot. */
  public TrainingCard {
    Objects.requireNonNull(snapshot, "snapshot");
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofHtml(html(), line());
  }

  /**
   * The run in one line of text: epoch, losses, best epoch, learning rate, gradient norm and time.
   */
  public String line() {
    List<String> parts = new ArrayList<>();
    parts.add("epoch " + snapshot.epoch() + "/" + snapshot.epochs());
    if (snapshot.state() == TrainingState.RUNNING && snapshot.history().isEmpty()) {
      parts.add("batch " + snapshot.batch() + "/" + snapshot.batches());
    }
    parts.add("loss " + Figures.loss(trainLoss()));
    lastEpoch()
        .map(EpochRow::validationLoss)
        .ifPresent(loss -> loss.ifPresent(v -> parts.add("validation " + Figures.loss(v))));
    snapshot
        .best()
        .ifPresent(
            row -> parts.add("best " + Figures.loss(row.decidingLoss()) + "@" + row.epoch()));
    parts.add("lr " + Figures.significant(snapshot.learningRate(), 3));
    parts.add("|g| " + Figures.significant(snapshot.gradientNorm(), 3));
    parts.add(Figures.time(snapshot.elapsed()));
    if (snapshot.state() != TrainingState.RUNNING) {
      parts.add(snapshot.state().word());
    }
    snapshot.note().ifPresent(note -> parts.add(shortened(note, MAX_NOTE)));
    return String.join("  ", parts);
  }

  @Override
  public String toString() {
    return line();
  }

  private String html() {
    StringBuilder html = new StringBuilder(8192);
    html.append("<div style=\"").append(CardStyle.CARD).append("\">");
    header(html);
    bar(html);
    progress(html);
    snapshot
        .note()
        .ifPresent(
            note ->
                html.append("<div style=\"")
                    .append(CardStyle.note(snapshot.state()))
                    .append("\">")
                    .append(Figures.escape(shortened(note, MAX_NOTE)))
                    .append("</div>"));
    html.append("<table style=\"").append(CardStyle.LAYOUT).append("\"><tr style=\"");
    html.append(CardStyle.PLAIN_ROW).append("\"><td style=\"").append(CardStyle.LEFT).append("\">");
    FigureGrid.append(html, snapshot, trainLoss());
    html.append("</td><td style=\"").append(CardStyle.RIGHT).append("\">");
    LossCurve.append(html, snapshot);
    html.append("</td></tr></table>");
    EpochTable.append(html, snapshot);
    snapshot.sample().ifPresent(sample -> append(html, sample));
    return html.append("</div>").toString();
  }

  /** The text as it was written, its beginning alone where it is long. */
  private static void append(StringBuilder html, SampleText sample) {
    String text = sample.text();
    String shown = text.length() <= MAX_SAMPLE ? text : Figures.cut(text, MAX_SAMPLE) + "…";
    html.append("<div style=\"")
        .append(CardStyle.SAMPLE_HEAD)
        .append("\">written after epoch ")
        .append(sample.epoch())
        .append("</div><div style=\"")
        .append(CardStyle.SAMPLE)
        .append("\">")
        .append(Figures.escapeLines(shown))
        .append("</div>");
  }

  private void header(StringBuilder html) {
    html.append("<div style=\"margin:0 0 6px 0\"><span style=\"")
        .append(CardStyle.badge(snapshot.state()))
        .append("\">")
        .append(snapshot.state().word())
        .append("</span> <code style=\"")
        .append(CardStyle.TITLE)
        .append("\">")
        .append(Figures.escape(shortened(snapshot.title(), MAX_TITLE)))
        .append("</code></div>");
  }

  private void bar(StringBuilder html) {
    html.append("<div style=\"")
        .append(CardStyle.TRACK)
        .append("\"><div style=\"")
        .append(CardStyle.bar(snapshot.state()))
        .append(String.format(Locale.ROOT, "width:%.1f%%", 100 * snapshot.fraction()))
        .append("\"></div></div>");
  }

  private void progress(StringBuilder html) {
    List<String> parts = new ArrayList<>();
    parts.add("epoch <b>" + snapshot.epoch() + "</b> of " + snapshot.epochs());
    if (snapshot.state() == TrainingState.RUNNING) {
      parts.add("batch " + snapshot.batch() + " of " + snapshot.batches());
    }
    parts.add(Figures.time(snapshot.elapsed()));
    snapshot.remaining().ifPresent(left -> parts.add("about " + Figures.time(left) + " left"));
    if (snapshot.rowsPerSecond() > 0) {
      parts.add(Figures.count(snapshot.rowsPerSecond()) + " rows/s");
    }
    html.append("<div style=\"")
        .append(CardStyle.PROGRESS)
        .append("\">")
        .append(String.join(" &middot; ", parts))
        .append("</div>");
  }

  /** The running loss; before an epoch's first batch, that of the epoch before. */
  private double trainLoss() {
    boolean fresh = snapshot.batch() == 0 && Double.isNaN(snapshot.loss());
    return fresh ? lastEpoch().map(EpochRow::trainLoss).orElse(Double.NaN) : snapshot.loss();
  }

  private Optional<EpochRow> lastEpoch() {
    List<EpochRow> history = snapshot.history();
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }

  private static String shortened(String text, int limit) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= limit ? line : line.substring(0, limit - 1) + "…";
  }
}
