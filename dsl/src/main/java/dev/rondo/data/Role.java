package dev.rondo.data;

/** What a column of a series is for; the word is the call that names it. */
enum Role {
  TIME("time", "the time"),
  TARGET("target", "a target"),
  PAST("past", "a past covariate"),
  FUTURE("future", "a future covariate"),
  FIXED("fixed", "a static feature"),
  BY("by", "what tells the series apart"),
  WEIGHT("weight", "the weight");

  private final String call;
  private final String noun;

  Role(String call, String noun) {
    this.call = call;
    this.noun = noun;
  }

  String call() {
    return call;
  }

  String noun() {
    return noun;
  }

  /** Whether one column at most can have this role; a second call then replaces the first. */
  boolean single() {
    return this == TIME || this == BY || this == WEIGHT;
  }
}
