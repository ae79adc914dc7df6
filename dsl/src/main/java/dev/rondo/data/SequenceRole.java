package dev.rondo.data;

/** What a column of a table of sequences is for; the word is the call that names it. */
enum SequenceRole {
  BY("by", "what tells the sequences apart"),
  TIME("time", "the time"),
  FEATURE("features", "a feature"),
  LABEL("label", "the label"),
  TARGET("target", "a target"),
  WEIGHT("weight", "the weight");

  private final String call;
  private final String noun;

  SequenceRole(String call, String noun) {
    this.call = call;
    this.noun = noun;
  }

  String call() {
    return call;
  }

  String noun() {
    return noun;
  }
}
