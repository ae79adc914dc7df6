package dev.rondo.output;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A text that was written on from a prompt, the prompt set apart: an HTML card, escaped, of at most
 * 20 kB, and plain text. Of a longer text the end is shown, and it says so.
 *
 * @param prompt what it goes on from; may be empty
 * @param continuation what was written
 * @param note the line under it; empty for none
 */
public record WrittenText(String prompt, String continuation, String note) implements Renderable {

  private static final int MOST_BYTES = 16_000;
  private static final int MOST_PROMPT_BYTES = 4_000;

  private static final String TEXT =
      "font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:13px;"
          + "line-height:1.5;color:#1f2328;background-color:#ffffff;border:none;padding:0;"
          + "margin:0;white-space:pre-wrap;word-wrap:break-word";

  private static final String PROMPT =
      "background-color:#e4e8ec;color:#1f2328;font-weight:bold;border-radius:3px";

  /** Checks that no part is null. */
  public WrittenText {
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(continuation, "continuation");
    Objects.requireNonNull(note, "note");
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofHtml(html(), toString());
  }

  /** The prompt and what follows it, as far as they are shown. */
  @Override
  public String toString() {
    String under = under();
    String text = end(prompt, MOST_PROMPT_BYTES) + end(continuation, MOST_BYTES - promptBytes());
    return under.isEmpty() ? text : text + "\n" + under;
  }

  private String html() {
    StringBuilder html = new StringBuilder(4096);
    html.append("<div style=\"").append(CardStyle.CARD).append("\">");
    html.append("<pre style=\"").append(TEXT).append("\">");
    if (!prompt.isEmpty()) {
      html.append("<span style=\"").append(PROMPT).append("\">");
      html.append(Figures.escapeLines(end(prompt, MOST_PROMPT_BYTES))).append("</span>");
    }
    html.append(Figures.escapeLines(end(continuation, MOST_BYTES - promptBytes())));
    html.append("</pre>");
    String under = under();
    if (!under.isEmpty()) {
      html.append("<div style=\"").append(CardStyle.SMALL).append(";margin:6px 0 0 0\">");
      html.append(Figures.escape(under)).append("</div>");
    }
    return html.append("</div>").toString();
  }

  private String under() {
    int shown = end(continuation, MOST_BYTES - promptBytes()).length() - 1;
    if (shown + 1 == continuation.length()) {
      return note;
    }
    String cut =
        String.format(
            Locale.ROOT,
            "the last %,d of %,d characters are shown; text() has them all",
            shown,
            continuation.length());
    return note.isEmpty() ? cut : note + "; " + cut;
  }

  private int promptBytes() {
    return bytes(end(prompt, MOST_PROMPT_BYTES));
  }

  /** The end of a text that takes at most so many bytes as HTML, after an ellipsis if it is cut. */
  private static String end(String text, int most) {
    int left = most;
    int from = text.length();
    while (from > 0) {
      int point = text.codePointBefore(from);
      left -= bytes(Character.toString(point));
      if (left < 0) {
        return "…" + text.substring(from);
      }
      from -= Character.charCount(point);
    }
    return text;
  }

  private static int bytes(String text) {
    return Figures.escapeLines(text).getBytes(StandardCharsets.UTF_8).length;
  }
}
