package dev.rondo.bench;

/** Work that is ready to be done once more. */
interface Exercise {

  /** Does it once. */
  void once();
}
