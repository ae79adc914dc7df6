package dev.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import dev.rondo.engine.NetworkShape;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The work is real work. */
class ExercisesTest {

  private static final Size SMALL = Size.of("2,3,5,4");

  @Test
  void every_engine_does_every_work_with_every_cell() {
    for (Engine engine : Engines.available()) {
      for (Work work : Work.values()) {
        for (CellKind cell : CellKind.values()) {
          Task task = new Task(work, cell, work == Work.GENERATE ? Size.of("1,1,5,4") : SMALL);
          assertThatCode(Exercises.of(task, engine)::once)
              .as("%s by %s", task, engine.name())
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void the_network_has_one_layer_and_the_head_that_the_work_needs() {
    NetworkShape trained = Exercises.shape(new Task(Work.TRAIN, CellKind.GRU, SMALL));
    assertThat(trained.architecture()).hasToString("gru(4)");
    assertThat(trained.outputs()).isEqualTo(1);
    NetworkShape writing =
        Exercises.shape(new Task(Work.GENERATE, CellKind.LSTM, Size.of("1,1,65,4")));
    assertThat(writing.outputs()).isEqualTo(65);
  }

  @Test
  void dice_follow_the_softmax_and_the_temperature() {
    assertThat(share(new Dice(2, 1, 1))).isBetween(0.73, 0.77); // e^1.0986 / (1 + e^1.0986) = 3/4
    assertThat(share(new Dice(2, 0.5, 1))).isBetween(0.88, 0.92); // 9/10
  }

  /** How often the second of two characters comes whose odds are three to one. */
  private static double share(Dice dice) {
    float[] scores = {1, (float) (1 + Math.log(3))};
    int second = 0;
    for (int i = 0; i < 10_000; i++) {
      second += dice.draw(scores);
    }
    return second / 1e4;
  }

  @Test
  void a_stopwatch_takes_the_shortest_of_at_least_so_many() {
    int[] done = {0};
    double best =
        Stopwatch.best(
            () -> {
              done[0]++;
              pause(done[0] == 3 ? 1 : 20);
            },
            Duration.ZERO,
            3);
    assertThat(done[0]).isEqualTo(4);
    assertThat(best).isBetween(1.0, 19.0);
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_heap_that_is_taken_is_counted() {
    Effort brief = new Effort(1, Duration.ofMillis(20), Duration.ZERO, 1);
    byte[][] kept = {null};
    assertThat(HeapPerStep.bytes(() -> kept[0] = new byte[100_000], brief))
        .isBetween(100_000L, 150_000L);
  }
}
