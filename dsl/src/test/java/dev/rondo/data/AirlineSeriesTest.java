package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class AirlineSeriesTest {

  private final PreparedSeries flights = Airline.declared().prepare();
  private final Timeline timeline = flights.timelines().get(0);

  @Test
  void has_the_figures_of_box_and_jenkins() {
    double[] passengers = timeline.target(0);
    assertThat(passengers).hasSize(144).startsWith(112, 118, 132, 129, 121, 135);
    assertThat(passengers).endsWith(606, 508, 461, 390, 432);
    assertThat(IntStream.range(0, 144).mapToDouble(i -> passengers[i]).sum()).isEqualTo(40_363);
    assertThat(timeline.axis().at(0)).isEqualTo("1949-01");
    assertThat(timeline.axis().at(143)).isEqualTo("1960-12");
    assertThat(timeline.axis().at(145)).isEqualTo("1961-02");
  }

  @Test
  void knows_its_step_and_season() {
    assertThat(timeline.axis().step()).isEqualTo("1 month");
    assertThat(flights.season()).isEqualTo(12);
    assertThat(timeline.firstHeldOut()).isEqualTo(120);
    assertThat(flights.features()).containsExactly("Passengers", "sin MONTH", "cos MONTH");
    assertThat(flights.outputWidth()).isEqualTo(12);
    assertThat(flights.keys()).containsExactly("");
  }

  @Test
  void gives_every_window_of_the_training_part_once() {
    // 120 rows, 24 seen and 12 asked for: origins 24 to 108
    assertThat(flights.training(0).size()).isEqualTo(85);
    assertThat(flights.validation(0).size()).isZero();
    // the last 24 of 120 rows: training origins 24 to 84, validation origins 96 to 108
    assertThat(flights.training(0.2).size()).isEqualTo(61);
    assertThat(flights.validation(0.2).size()).isEqualTo(13);
    // 6 rows are fewer than a horizon: one horizon is kept
    assertThat(flights.validation(0.05).size()).isEqualTo(1);
  }

  @Test
  void encodes_a_window_relative_to_its_last_value_in_training_units() {
    Batch batch = flights.training(0).batch(new int[] {0, 84}, DataType.DOUBLE);
    assertThat(batch.x().shape()).containsExactly(2, 24, 3);
    assertThat(batch.target().shape()).containsExactly(2, 12);
    assertThat(batch.side()).isEmpty();
    assertThat(batch.weight()).isEmpty();

    double[] y = timeline.target(0);
    double mean = 0;
    double square = 0;
    int n = 85 * 36;
    for (int origin = 24; origin <= 108; origin++) {
      for (int row = origin - 24; row < origin + 12; row++) {
        double ratio = Math.log(y[row] / y[origin - 1]);
        mean += ratio / n;
        square += ratio * ratio / n;
      }
    }
    double deviation = Math.sqrt(square - mean * mean);
    double expected = (Math.log(y[0] / y[23]) - mean) / deviation;
    assertThat(batch.x().getDouble(0, 0, 0)).isCloseTo(expected, within(1e-9));
    double target = (Math.log(y[119] / y[107]) - mean) / deviation;
    assertThat(batch.target().getDouble(1, 11)).isCloseTo(target, within(1e-9));
    // row 3 is April
    assertThat(batch.x().getDouble(0, 3, 1)).isCloseTo(1, within(1e-9));
    assertThat(batch.x().getDouble(0, 3, 2)).isCloseTo(0, within(1e-9));
  }

  @Test
  void decodes_the_targets_of_a_batch_to_passengers() {
    List<Origin> origins = List.of(new Origin(timeline, 24), new Origin(timeline, 108));
    INDArray target = flights.training(0).batch(new int[] {0, 84}, DataType.DOUBLE).target();
    double[][][][] decoded = flights.decode(origins, target);
    double[] y = timeline.target(0);
    for (int s = 0; s < 12; s++) {
      assertThat(decoded[0][s][0][0]).isCloseTo(y[24 + s], within(1e-9));
      assertThat(decoded[1][s][0][0]).isCloseTo(y[108 + s], within(1e-9));
    }
  }

  @Test
  void gives_a_forecast_the_same_input_as_training() {
    Inputs inputs = flights.inputs(List.of(new Origin(timeline, 24)), DataType.FLOAT);
    Batch batch = flights.training(0).batch(new int[] {0}, DataType.FLOAT);
    assertThat(inputs.x()).isEqualTo(batch.x());
    assertThat(inputs.x().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(flights.inputs(List.of(Origin.afterLast(timeline)), DataType.FLOAT).x().shape())
        .containsExactly(1, 24, 3);
  }
}
