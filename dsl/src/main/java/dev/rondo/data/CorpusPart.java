package dev.rondo.data;

import java.util.Locale;

/** A part of a corpus; they follow one another in this order. */
public enum CorpusPart {

  /** What is learned from. */
  TRAINING,

  /** What is watched while it is learned from the other. */
  VALIDATION,

  /** What is kept for judging. */
  TEST;

  /** Its name in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
