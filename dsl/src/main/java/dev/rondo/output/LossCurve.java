package dev.rondo.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The small loss curve of a training card: an SVG picture inside an image element, because a bare
 * SVG does not survive in an untrusted notebook.
 */
final class LossCurve {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 150;
  private static final int LEFT = 52;
  private static final int RIGHT = 10;
  private static final int TOP = 20;
  private static final int BOTTOM = 22;
  private static final int MAX_POINTS = 150;
  private static final double LOG_FROM_RATIO = 10;

  private final List<EpochRow> rows;
  private final boolean log;
  private final double low;
  private final double high;

  private LossCurve(List<EpochRow> rows) {
    this.rows = rows;
    double[] finite = losses(rows).toArray();
    double min = DoubleStream.of(finite).min().orElse(0);
    double max = DoubleStream.of(finite).max().orElse(1);
    this.log = min > 0 && max / min > LOG_FROM_RATIO;
    double from = scaled(min);
    double to = scaled(max);
    double margin = to > from ? 0.05 * (to - from) : Math.max(Math.abs(to) * 0.05, 1e-12);
    this.low = from - margin;
    this.high = to + margin;
  }

  /** Appends the curve, or nothing while no epoch is finished. */
  static void append(StringBuilder html, TrainingSnapshot snapshot) {
    if (losses(snapshot.history()).findAny().isEmpty()) {
      return;
    }
    String svg = new LossCurve(snapshot.history()).svg(snapshot);
    html.append("<img width=\"")
        .append(WIDTH)
        .append("\" height=\"")
        .append(HEIGHT)
        .append("\" alt=\"loss by epoch\" src=\"data:image/svg+xml;base64,")
        .append(Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)))
        .append("\"/>");
  }

  private static DoubleStream losses(List<EpochRow> rows) {
    return rows.stream()
        .flatMapToDouble(
            row -> DoubleStream.of(row.trainLoss(), row.validationLoss().orElse(Double.NaN)))
        .filter(Double::isFinite);
  }

  private String svg(TrainingSnapshot snapshot) {
    StringBuilder svg = new StringBuilder(4096);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(WIDTH)
        .append("\" height=\"")
        .append(HEIGHT)
        .append("\" font-family=\"sans-serif\" font-size=\"11\">")
        .append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    frame(svg);
    snapshot.best().ifPresent(best -> marker(svg, best));
    boolean validated = rows.stream().anyMatch(row -> row.validationLoss().isPresent());
    curve(svg, EpochRow::trainLoss, CardStyle.TRAIN);
    text(svg, LEFT, 12, "start", CardStyle.TRAIN, "train loss");
    if (validated) {
      curve(svg, LossCurve::validationLoss, CardStyle.VALIDATION);
      text(svg, LEFT + 64, 12, "start", CardStyle.VALIDATION, "validation loss");
    }
    if (log) {
      text(svg, WIDTH - RIGHT, 12, "end", CardStyle.QUIET, "log scale");
    }
    return svg.append("</svg>").toString();
  }

  private static double validationLoss(EpochRow row) {
    OptionalDouble loss = row.validationLoss();
    return loss.orElse(Double.NaN);
  }

  private void frame(StringBuilder svg) {
    for (int i = 0; i <= 2; i++) {
      double at = low + (high - low) * (0.05 + 0.45 * i);
      double y = HEIGHT - BOTTOM - (at - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
      line(svg, LEFT, y, WIDTH - RIGHT, y, "#e1e5ea", "");
      double value = log ? Math.pow(10, at) : at;
      text(svg, LEFT - 5, y + 4, "end", CardStyle.QUIET, Figures.significant(value, 3));
    }
    int first = rows.get(0).epoch();
    int last = rows.get(rows.size() - 1).epoch();
    double y = HEIGHT - 6;
    text(svg, x(first), y, last == first ? "middle" : "start", CardStyle.QUIET, "" + first);
    if (last > first) {
      text(svg, x(last), y, "end", CardStyle.QUIET, "epoch " + last);
    }
  }

  private void marker(StringBuilder svg, EpochRow best) {
    double x = x(best.epoch());
    line(svg, x, TOP, x, HEIGHT - BOTTOM, CardStyle.QUIET, " stroke-dasharray=\"3 3\"");
    if (Double.isFinite(best.decidingLoss())) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>",
              x,
              y(best.decidingLoss()),
              best.validationLoss().isPresent() ? CardStyle.VALIDATION : CardStyle.TRAIN));
    }
  }

  private void curve(StringBuilder svg, ToDoubleFunction<EpochRow> value, String colour) {
    List<String> points = new ArrayList<>();
    for (EpochRow row : thinned()) {
      double loss = value.applyAsDouble(row);
      if (Double.isFinite(loss)) {
        points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(row.epoch()), y(loss)));
      }
    }
    if (points.size() == 1) {
      points.add(points.get(0)); // with round caps, a line of one point is a dot
    }
    svg.append("<polyline fill=\"none\" stroke-width=\"1.8\" stroke-linecap=\"round\" stroke=\"")
        .append(colour)
        .append("\" points=\"")
        .append(String.join(" ", points))
        .append("\"/>");
  }

  /** Every epoch, or evenly chosen ones with the last among them. */
  private List<EpochRow> thinned() {
    int n = rows.size();
    if (n <= MAX_POINTS) {
      return rows;
    }
    List<EpochRow> chosen = new ArrayList<>(MAX_POINTS);
    for (int i = 0; i < MAX_POINTS; i++) {
      chosen.add(rows.get((int) ((long) i * (n - 1) / (MAX_POINTS - 1))));
    }
    return chosen;
  }

  private double scaled(double loss) {
    return log ? Math.log10(loss) : loss;
  }

  private double x(int epoch) {
    int first = rows.get(0).epoch();
    int last = rows.get(rows.size() - 1).epoch();
    double at = last == first ? 0.5 : (double) (epoch - first) / (last - first);
    return LEFT + at * (WIDTH - LEFT - RIGHT);
  }

  private double y(double loss) {
    return HEIGHT - BOTTOM - (scaled(loss) - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour, String more) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>",
            x1,
            y1,
            x2,
            y2,
            colour,
            more));
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String colour, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
            x,
            y,
            anchor,
            colour,
            text));
  }
}
