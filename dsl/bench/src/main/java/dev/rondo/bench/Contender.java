package dev.rondo.bench;

import java.time.Duration;

/** An engine or a peer whose work is timed, in turn with the others'. */
interface Contender extends AutoCloseable {

  /** As it is called in the tables. */
  String name();

  /** Whether it is another library. */
  boolean isPeer();

  /** Whether it can do this work. */
  boolean takes(Task task);

  /** Gets ready for {@link #best} and warms up for so long at least. */
  void prepare(Task task, Duration warmUp);

  /** The shortest time of one turn, in milliseconds, for what was prepared. */
  double best(Effort effort);

  /** Lets go of what was prepared. */
  void finish();

  @Override
  void close();
}
