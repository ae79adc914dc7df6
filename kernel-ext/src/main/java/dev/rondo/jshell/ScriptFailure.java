package dev.rondo.jshell;

import java.util.List;

/** Why a script stopped: where, in one line, and below it what helps to mend it. */
final class ScriptFailure extends Exception {

  private static final long serialVersionUID = 1;

  /** A failure at a line, shown with that line's text and further lines of detail. */
  ScriptFailure(Script script, int line, String reason, List<String> details) {
    super(describe(script, line, reason, details));
  }

  private static String describe(Script script, int line, String reason, List<String> details) {
    StringBuilder text = new StringBuilder();
    text.append(script.name()).append(':').append(line).append(": ").append(reason);
    text.append("\n    ").append(script.line(line));
    details.forEach(detail -> text.append("\n    ").append(detail));
    return text.toString();
  }
}
