package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls of a declaration as they were written, so that it can print itself.
 *
 * @param calls each call's name and its whole text
 */
record Written(List<Call> calls) {

  record Call(String name, String text) {}

  static Written of(String front) {
    return new Written(List.of(new Call("", front)));
  }

  /** One call more. */
  Written plus(String name, String arguments) {
    List<Call> next = new ArrayList<>(calls);
    next.add(new Call(name, "." + name + "(" + arguments + ")"));
    return new Written(List.copyOf(next));
  }

  /** A call that takes the place of an earlier one of that name. */
  Written put(String name, String arguments) {
    return drop(name).plus(name, arguments);
  }

  /** Without the calls of that name. */
  Written drop(String name) {
    return new Written(calls.stream().filter(call -> !call.name().equals(name)).toList());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    calls.forEach(call -> text.append(call.text()));
    return text.toString();
  }
}
