package dev.rondo.train;

import static dev.rondo.architecture.Architectures.elman;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("other tests train too, and every run is remembered")
class RunsTest {

  @Test
  void the_last_32_runs_are_remembered_newest_first() {
    Task task = Sequences.means(2, 2, 1).task();
    List<Run> made = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      made.add(0, Run.prepare(Sequences.network(elman(1).last()), task, TrainingPlan.of(1)));
      assertThat(Runs.all()).first().isSameAs(made.get(0));
    }
    assertThat(Runs.all()).containsExactlyElementsOf(made.subList(0, 32)).isUnmodifiable();
  }
}
