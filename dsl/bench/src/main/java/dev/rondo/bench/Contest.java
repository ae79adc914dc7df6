package dev.rondo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Contenders who do the same work in turn, so that whatever else the machine does meets them all.
 */
final class Contest {

  /** How many times as long the first row of a work and cell is warmed up: its code is new. */
  private static final int NEW = 4;

  /** What lets the idle threads of the one before, which spin for a while, fall asleep. */
  private static final Duration ASLEEP = Duration.ofMillis(30);

  private final List<Contender> contenders;
  private final Effort effort;
  private final Set<List<Object>> known = new HashSet<>();

  /**
   * A contest in which nobody is warm yet.
   *
   * @param contenders in the order of their turns
   * @param effort how much is measured
   */
  Contest(List<Contender> contenders, Effort effort) {
    this.contenders = List.copyOf(contenders);
    this.effort = effort;
  }

  /** What each needs who takes the task. */
  List<Measurement> measure(Task task) {
    List<Contender> entered = contenders.stream().filter(one -> one.takes(task)).toList();
    boolean isNew = known.add(List.of(task.work(), task.cell()));
    Duration warmUp = isNew ? effort.warmUp().multipliedBy(NEW) : effort.warmUp();
    entered.forEach(one -> one.prepare(task, warmUp));
    List<List<Double>> times = new ArrayList<>();
    entered.forEach(one -> times.add(new ArrayList<>()));
    for (int turn = 0; turn < effort.turns(); turn++) {
      for (int i = 0; i < entered.size(); i++) {
        rest(ASLEEP);
        times.get(i).add(entered.get(i).best(effort) / task.work().pieces);
      }
    }
    List<Measurement> measured = new ArrayList<>();
    for (int i = 0; i < entered.size(); i++) {
      Contender one = entered.get(i);
      measured.add(new Measurement(one.name(), one.isPeer(), task, Figures.median(times.get(i))));
    }
    entered.forEach(Contender::finish);
    return measured;
  }

  /** Does nothing for so long. */
  static void rest(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the benchmark was interrupted", e);
    }
  }
}
