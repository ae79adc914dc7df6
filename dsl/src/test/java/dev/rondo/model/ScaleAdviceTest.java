package dev.rondo.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.data.Series;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ScaleAdviceTest {

  private static final Series SERIES =
      Series.of(
              Table.create(
                  "hundreds",
                  DoubleColumn.create(
                      "y", IntStream.range(0, 40).mapToDouble(t -> 300 + t % 4).toArray())))
          .target("y")
          .window(4)
          .horizon(1);

  @Test
  void large_targets_are_said_with_their_size_and_the_way_out() {
    assertThat(ScaleAdvice.on(SERIES.prepare().training(0), "add .standardize() to the series"))
        .contains(
            "the network is asked for numbers around 300.0 and learns best near 1; add"
                + " .standardize() to the series");
  }

  @Test
  void scaled_targets_need_no_advice() {
    assertThat(ScaleAdvice.on(SERIES.standardize().prepare().training(0), "x")).isEmpty();
  }
}
