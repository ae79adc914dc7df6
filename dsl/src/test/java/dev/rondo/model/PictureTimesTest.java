package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.series;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Pictures name times as the table writes them. */
class PictureTimesTest {

  @Test
  void years_are_named_as_years() {
    Forecaster model = trained(1901);

    assertThat(model.forecast().plot().text()).contains("2 steps from 1937");
    assertThat(model.backtest(2, "1937").plot().text()).contains("1936 to 1938");
  }

  @Test
  void other_whole_numbers_are_steps() {
    assertThat(trained(1).forecast().plot().text()).contains("2 steps from step 37");
  }

  private static Forecaster trained(int firstTime) {
    Table table =
        Table.create(
            "waves",
            IntColumn.create("t", IntStream.range(0, 40).map(i -> firstTime + i).toArray()),
            DoubleColumn.create("y", IntStream.range(0, 40).mapToDouble(Math::sin).toArray()));
    Forecaster model =
        series(table).time("t").target("y").window(4).horizon(2).holdOut(4).model(elman(2).last());
    model.train(epochs(1).quiet());
    return model;
  }
}
