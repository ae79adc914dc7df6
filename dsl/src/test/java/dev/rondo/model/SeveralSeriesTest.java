package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.Series;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Two shops in one table: one of 52 months, one that opened 20 months later. */
class SeveralSeriesTest {

  private static final int LATER = 20;
  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);
  private static Forecaster model;

  private static Series shops() {
    StringColumn shop = StringColumn.create("shop");
    StringColumn month = StringColumn.create("month");
    StringColumn town = StringColumn.create("town");
    DoubleColumn y = DoubleColumn.create("y");
    for (int row = 0; row < Monthly.ROWS; row++) {
      shop.append("old");
      month.append(Monthly.month(row));
      town.append("Köln");
      y.append(TRUTH[row]);
      if (row >= LATER) {
        shop.append("new");
        month.append(Monthly.month(row));
        town.append("Łódź");
        y.append(1000 - TRUTH[row]);
      }
    }
    return series(Table.create("shops", shop, month, town, y))
        .time("month")
        .by("shop")
        .target("y")
        .fixed("town")
        .standardize()
        .window(6)
        .horizon(3)
        .holdOut(8);
  }

  @BeforeAll
  static void train() {
    model = shops().model(gru(2).last());
    model.train(Monthly.plan());
  }

  @Test
  void every_series_is_forecast_in_its_own_units() {
    Forecast forecast = model.forecast(5);
    assertThat(forecast.values("old", "y")).hasSize(5);
    assertThat(forecast.values("new", "y")[0]).isGreaterThan(forecast.values("old", "y")[0] + 300);
    Table table = forecast.toTable();
    assertThat(table.columnNames())
        .containsExactly("series", "time", "forecast", "truth", "seasonal naive");
    assertThat(table.stringColumn("series").asList().subList(4, 6)).containsExactly("old", "new");
    assertThat(table.stringColumn("time").asList().subList(0, 1))
        .containsExactly(Monthly.month(44));
  }

  @Test
  void a_series_that_begins_later_joins_a_backtest_when_a_window_fits() {
    Backtest test = model.backtest(3, Monthly.month(10));
    Table table = test.toTable();
    List<String> series = table.stringColumn("series").asList();
    // old: rows 10 to 49; new: from its 7th row, row 26 of the old
    assertThat(test.origins()).isEqualTo(40 + 24);
    assertThat(series.stream().filter("new"::equals).count()).isEqualTo(3 * 24);
    int first = series.indexOf("new");
    assertThat(table.stringColumn("time").get(first)).isEqualTo(Monthly.month(LATER + 6));
    assertThat(table.doubleColumn("truth").getDouble(first)).isEqualTo(1000 - TRUTH[LATER + 6]);
    assertThat(test.errors().mae())
        .isCloseTo(
            (40 * test.errors("old", "y").mae() + 24 * test.errors("new", "y").mae()) / 64,
            within(1e-9));
    assertThat(test.plot().text()).contains("of 40 origins");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtest(3, "2001-03"))
        .withMessage(
            "backtest(3, \"2001-03\"): a forecast needs 6 rows before it; begin at 2001-07 or"
                + " later");
  }

  @Test
  void a_refitting_backtest_fits_all_series_before_each_time() {
    Backtest test =
        shops().model(elman(1).last()).backtestRefitting(3, Monthly.month(48), Monthly.plan());
    assertThat(test.origins()).isEqualTo(4);
    Forecaster byHand = shops().holdOutFrom(Monthly.month(49)).model(elman(1).last());
    byHand.train(Monthly.plan());
    double[] forecast = test.toTable().doubleColumn("forecast").asDoubleArray();
    // two origins of old, then two of new
    assertThat(new double[] {forecast[3], forecast[4], forecast[5]})
        .containsExactly(byHand.forecast().values("old", "y"));
    assertThat(new double[] {forecast[9], forecast[10], forecast[11]})
        .containsExactly(byHand.forecast().values("new", "y"));
  }

  @Test
  void new_data_may_hold_some_of_the_series() {
    StringColumn shop = StringColumn.create("shop");
    StringColumn town = StringColumn.create("town");
    for (int row = 0; row < 10; row++) {
      shop.append("new");
      town.append("Łódź");
    }
    Table fresh = Monthly.table(Monthly.values(10)).addColumns(shop, town);
    assertThat(model.forecast(fresh).values()).hasSize(3);
    shop.set(3, "third");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(fresh))
        .withMessageStartingWith("new data: ");
  }
}
