package dev.rondo.output;

import java.util.List;

/**
 * The training card's inline styles. The card brings its own background and text colours, so it is
 * as legible on a dark page as on a light one; only properties that notebooks let through are used.
 */
final class CardStyle {
  static final String TRAIN = "#1f5fbf";
  static final String VALIDATION = "#b8480b";
  static final String QUIET = "#57606a";

  private static final String FONT = "font-family:system-ui,'Segoe UI',Helvetica,Arial,sans-serif;";
  private static final String CELL = "border:none;";

  static final String CARD =
      FONT
          + "font-size:13px;line-height:1.4;color:#1f2328;background-color:#ffffff;"
          + "border:1px solid #c8ced6;border-radius:6px;padding:10px 14px;margin:4px 0;"
          + "max-width:680px";
  static final String TITLE =
      "font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:13px;"
          + "font-weight:600;color:#1f2328;background-color:#ffffff;padding:0";
  static final String TRACK =
      "height:6px;background-color:#e4e8ec;border-radius:3px;margin:0 0 6px 0;overflow:hidden";
  static final String PROGRESS = "margin:0 0 6px 0;color:#1f2328";
  static final String LAYOUT = "border-collapse:collapse;border:none;margin:0;width:100%";
  static final String PLAIN_ROW =
      "background-color:#ffffff;color:#1f2328;border:none;white-space:nowrap";
  static final String LEFT =
      CELL + "text-align:left;vertical-align:top;padding:0 12px 0 0;width:42%";
  static final String RIGHT = CELL + "text-align:right;vertical-align:top;padding:0";
  static final String GRID = "border-collapse:collapse;border:none;margin:0;font-size:13px";
  static final String NAME = CELL + "color:" + QUIET + ";text-align:left;padding:1px 14px 1px 0";
  static final String VALUE = CELL + "text-align:left;padding:1px 0";
  static final String TABLE =
      "border-collapse:collapse;border:none;margin:8px 0 0 0;font-size:12px;width:100%";
  static final String HEAD =
      CELL
          + "border-bottom:1px solid #c8ced6;color:"
          + QUIET
          + ";font-weight:normal;text-align:right;padding:2px 4px";
  static final String BODY = CELL + "text-align:right;padding:1px 4px";

  /** A text to be read, with room for the lines under its words. */
  static final String READING =
      "font-size:14px;line-height:1.9;color:#1f2328;margin:0 0 6px 0;white-space:pre-wrap;"
          + "word-wrap:break-word";

  static final String SAMPLE_HEAD = "margin:8px 0 2px 0;font-size:12px;color:" + QUIET;

  /** What a model wrote. */
  static final String SAMPLE =
      "font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:12px;"
          + "color:#1f2328;background-color:#f6f8fa;border-left:3px solid #c8ced6;margin:0;"
          + "padding:4px 8px;white-space:pre-wrap;word-wrap:break-word";

  /** Small letters on a shade, as dark as the text. */
  static final String ON_SHADE = ";color:#1f2328";

  static final String SMALL = "font-size:12px;color:" + QUIET + ";margin:0";

  /** Blue and orange that colour-blind readers tell apart: Okabe and Ito's, made lighter. */
  private static final int[] ABOVE = {0x56, 0xb4, 0xe9};

  private static final int[] BELOW = {0xe6, 0x9f, 0x00};

  /** Light shades of Okabe and Ito's colours; each tag stands beside its colour in letters too. */
  private static final List<String> CHIPS =
      List.of(
          "#d6ecfa", "#fbe6bf", "#cdece2", "#f3dbe9", "#f7d9c6", "#f8f4bf", "#d4dcf0", "#e6e8eb");

  private CardStyle() {}

  /** A token with its tag, in the colour of the tag. */
  static String chip(int kind) {
    return "background-color:" + CHIPS.get(kind % CHIPS.size()) + ";padding:1px 3px";
  }

  /** How a piece of text looks that a figure from -1 to 1 belongs to. */
  static String shade(double figure) {
    int[] colour = figure > 0 ? ABOVE : BELOW;
    double share = 0.1 + 0.8 * Math.abs(figure);
    StringBuilder hex = new StringBuilder("background-color:#");
    for (int part : colour) {
      hex.append(String.format("%02x", Math.round(255 + (part - 255) * share)));
    }
    return hex.append(";border-bottom:2px ")
        .append(figure > 0 ? "solid #0072b2" : "dashed #b8480b")
        .toString();
  }

  /** The small filled label that names the state. */
  static String badge(TrainingState state) {
    return "font-size:12px;color:#ffffff;border-radius:4px;padding:1px 7px;margin:0 4px 0 0;"
        + "background-color:"
        + colour(state);
  }

  /** The filled part of the progress bar, less its width. */
  static String bar(TrainingState state) {
    return "height:6px;background-color:" + colour(state) + ";";
  }

  /** The line that says why a run ended. */
  static String note(TrainingState state) {
    return "margin:0 0 6px 0;color:" + colour(state);
  }

  private static String colour(TrainingState state) {
    return switch (state) {
      case RUNNING -> TRAIN;
      case DONE -> "#1a7f37";
      case STOPPED -> "#8a5a00";
      case DIVERGED -> "#c0202b";
    };
  }
}
