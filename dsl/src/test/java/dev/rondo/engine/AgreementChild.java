package dev.rondo.engine;

import java.util.List;
import java.util.stream.IntStream;

/** A program that says in how many networks the fast engine agrees; a test starts it. */
final class AgreementChild {

  private AgreementChild() {}

  /** Draws so many networks, and tells of each that does not agree. */
  public static void main(String[] arguments) {
    int networks = Integer.parseInt(arguments[0]);
    List<Agreement> agree =
        IntStream.range(0, networks)
            .mapToObj(Agreement::on)
            .filter(AgreementChild::agrees)
            .toList();
    System.out.printf(
        "%s agrees in %d networks of %d%n", FastEngine.here().name(), agree.size(), networks);
    System.exit(0);
  }

  private static boolean agrees(Agreement found) {
    if (!found.holds(1)) {
      System.out.println(found);
    }
    return found.holds(1);
  }
}
