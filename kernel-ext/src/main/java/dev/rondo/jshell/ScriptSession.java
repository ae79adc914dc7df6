package dev.rondo.jshell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/**
 * One run of a script in a JShell. The text is read whole, as a notebook reads a cell, so that a
 * statement may go on in the next line; the run ends at the first snippet that is rejected or
 * throws.
 */
final class ScriptSession {

  private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*(/[a-z!?-][a-z-]*)");

  private final JShell shell;
  private final Script script;
  private final Map<String, Integer> offsets = new LinkedHashMap<>();

  ScriptSession(JShell shell, Script script) {
    this.shell = shell;
    this.script = script;
  }

  /** Runs the script to its end. */
  void run() throws ScriptFailure {
    int offset = script.codeFrom(0);
    while (offset < script.text().length()) {
      refuseCommand(offset, rest(offset).lines().findFirst().orElse(""));
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest(offset));
      if (next.completeness() == Completeness.UNKNOWN) {
        String first = FirstSnippet.of(rest(offset)).orElse(rest(offset));
        evaluate(offset, first); // it is rejected where it is no Java
        offset = script.codeFrom(offset + first.length());
      } else {
        evaluate(offset, source(next, offset));
        offset = script.codeFrom(script.text().length() - next.remaining().length());
      }
    }
    refuseUnresolved();
  }

  private String rest(int offset) {
    return script.text().substring(offset);
  }

  private String source(CompletionInfo next, int offset) throws ScriptFailure {
    if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
      throw failure(
          offset,
          "the code that starts here does not end: a bracket, quote or semicolon is missing");
    }
    return next.source() == null ? rest(offset) : next.source();
  }

  private void evaluate(int offset, String source) throws ScriptFailure {
    for (SnippetEvent event : shell.eval(source)) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null) {
        offsets.put(snippet.id(), offset + Math.max(0, source.indexOf(snippet.source())));
      }
      switch (event.status()) {
        case REJECTED -> throw rejected(snippet, offset);
        case RECOVERABLE_NOT_DEFINED -> {
          if (snippet.kind() != Snippet.Kind.METHOD && snippet.kind() != Snippet.Kind.TYPE_DECL) {
            throw unresolved(snippet);
          }
        }
        default -> {}
      }
      if (event.exception() != null) {
        throw thrown(event.exception(), offset);
      }
    }
  }

  private ScriptFailure rejected(Snippet snippet, int offset) throws ScriptFailure {
    refuseCommand(offset, snippet.source());
    Diag fault = shell.diagnostics(snippet).filter(Diag::isError).findFirst().orElseThrow();
    List<String> words = fault.getMessage(Locale.getDefault()).lines().map(String::strip).toList();
    int place = offsets.get(snippet.id()) + (int) Math.max(0, fault.getPosition());
    return new ScriptFailure(
        script, script.lineAt(place), words.get(0), words.subList(1, words.size()));
  }

  private ScriptFailure thrown(JShellException exception, int offset) {
    List<String> details = new ArrayList<>();
    int line = 0;
    for (StackTraceElement frame : exception.getStackTrace()) {
      Integer start = frame.getFileName() == null ? null : offsets.get(id(frame.getFileName()));
      if (start == null) {
        continue;
      }
      int frameLine = script.lineAt(start) + Math.max(0, frame.getLineNumber() - 1);
      if (line == 0) {
        line = frameLine;
      } else {
        details.add("called from line " + frameLine + ": " + script.line(frameLine));
      }
    }
    for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
      details.add("because of " + words(cause));
    }
    int at = line == 0 ? script.lineAt(offset) : line;
    return new ScriptFailure(script, at, words(exception), details);
  }

  private static String id(String fileName) {
    return fileName.startsWith("#") ? fileName.substring(1) : fileName;
  }

  private String words(Throwable thrown) {
    if (thrown instanceof UnresolvedReferenceException unresolved) {
      return "this uses what is not defined yet: " + missing(unresolved.getSnippet());
    }
    String name =
        thrown instanceof EvalException evaluated
            ? evaluated.getExceptionClassName()
            : thrown.getClass().getName();
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return thrown.getMessage() == null ? simple : simple + ": " + thrown.getMessage();
  }

  private void refuseUnresolved() throws ScriptFailure {
    for (Snippet snippet : shell.snippets().toList()) {
      Status status = shell.status(snippet);
      if (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) {
        throw unresolved(snippet);
      }
    }
  }

  private ScriptFailure unresolved(Snippet snippet) {
    String reason = "this uses what the script does not define: " + missing(snippet);
    return failure(offsets.get(snippet.id()), reason);
  }

  private String missing(Snippet snippet) {
    return snippet instanceof DeclarationSnippet declaration
        ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
        : snippet.source();
  }

  private ScriptFailure failure(int offset, String reason) {
    return new ScriptFailure(script, script.lineAt(offset), reason, List.of());
  }

  private void refuseCommand(int offset, String source) throws ScriptFailure {
    Matcher command = COMMAND.matcher(source);
    if (command.find()) {
      throw failure(
          offset + command.start(1),
          command.group(1)
              + " is a command of the jshell tool, not Java; leave it out of a script");
    }
  }
}
