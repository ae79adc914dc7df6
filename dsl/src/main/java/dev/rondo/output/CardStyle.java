package dev.rondo.output;

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

  private CardStyle() {}

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
