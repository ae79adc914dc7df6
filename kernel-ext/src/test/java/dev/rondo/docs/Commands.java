package dev.rondo.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands that a page shows, held against those that there are. */
final class Commands {

  private static final Pattern RONDO = Pattern.compile("(?:\\./)?install/rondo(?:\\s+(\\S+))?(.*)");
  private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z]+)\\b");

  private final Set<String> verbs;
  private final Path root;

  /**
   * The commands of a checkout.
   *
   * @param help what {@code install/rondo help} prints: a verb a line, two blanks in
   */
  Commands(String help, Path root) {
    this.verbs =
        VERB.matcher(help).results().map(found -> found.group(1)).collect(Collectors.toSet());
    this.root = root;
  }

  /** What a page's shell blocks name and does not exist, each with its line. */
  List<String> unknown(Page page) {
    List<String> found = new ArrayList<>();
    for (Block block : page.blocks()) {
      if (block.isShell()) {
        List<String> lines = block.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
          String place = page.name() + ":" + (block.line() + 1 + i) + ": ";
          Matcher command = RONDO.matcher(lines.get(i).strip());
          if (command.matches()) {
            check(command, place, found);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private void check(Matcher command, String place, List<String> found) {
    String verb = command.group(1);
    if (verb == null || !verbs.contains(verb)) {
      found.add(place + "install/rondo has no verb '" + verb + "'");
      return;
    }
    for (String argument : command.group(2).replaceFirst("#.*", "").trim().split("\\s+")) {
      if (argument.startsWith("notebooks/") && !Files.exists(root.resolve(argument))) {
        found.add(place + "there is no " + argument);
      }
    }
  }
}
