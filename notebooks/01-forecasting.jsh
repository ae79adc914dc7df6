// Forecasting with a recurrent network: the code of 01-forecasting.ipynb, for JShell.
// Run it with: install/rondo jshell notebooks/01-forecasting.jsh

// The data: a sequence, one month a row, passengers in thousands.
Table.read().csv("data/airline.csv").first(6);

// How the network is to see it: two years in, half a year out, everything from 1959 on locked away.
Series flights = series("data/airline.csv")
    .time("Month").target("Passengers").calendar(MONTH)
    .log().relative().standardize()
    .window(24).horizon(6).holdOutFrom("1959-01");
flights.show();

// A first network. A fifth of the training part is watched; training ends when that no longer improves.
TrainingPlan watched = epochs(150).batch(16).optimizer(adam(0.01)).validation(0.2).patience(20);
Forecaster first = flights.model(elman(16).last());
Run firstRun = first.train(watched);
firstRun;

// Its loss curves, the best epoch marked.
firstRun.plot();

// The three cells by one plan; choose by the best loss, which is measured on the validation part.
Comparison cells = flights.compare(
    watched.quiet(), elman(16).last(), lstm(16).last(), gru(16).last());
cells;

// Their validation losses.
cells.plot();

// The network for the forecasts: cell and plan were chosen on rows before 1959.
SummaryArchitecture architecture = elman(48).last();
TrainingPlan plan = epochs(600).batch(128)
    .optimizer(adamW(0.02).weightDecay(0.3)).validation(0);
Forecaster model = flights.model(architecture);
Run run = model.train(plan);
run.plot();

// The first half of 1959, which the network has not seen.
model.forecast().plot();

// Two years: past the trained horizon it goes on from its own forecasts.
Forecast twoYears = model.forecast(24);
twoYears.plot();

// The same as a table.
twoYears.toTable();

// Past the last row of the table there is no truth.
model.forecastBeyond(12).plot();

// Quantiles: between the outer two the truth should lie eight times in ten.
Forecaster bands = flights.quantiles(0.1, 0.5, 0.9).model(architecture);
Run bandsRun = bands.train(watched.quiet());
bands.forecast().plot();

// What the bands promise and what they kept.
Backtest bandsTest = bands.backtest(6, "1959-01");
bandsTest.coverage().orElseThrow();

// Six months from every month of the hold-out, by the same weights.
Backtest test = model.backtest(6, "1959-01");
test;

// The forecasts from all origins over the truth.
test.plot();

// What one step ahead missed by.
test.residuals();

// Yearly sunspots: a cycle of about eleven years, of uneven height; a GRU sees two and forecasts one.
Series sunspots = series("data/sunspots.csv")
    .time("Year").target("Sunspots").standardize()
    .window(22).horizon(11).season(11).holdOut(33);
Forecaster cycle = sunspots.model(gru(16).last());
Run cycleRun = cycle.train(epochs(30).optimizer(adam(0.003)).loss(mae()).validation(0));
cycle.forecast().plot();

// Eleven years from every year of the hold-out.
Backtest cycleTest = cycle.backtest(11, "1976");
cycleTest;

// The forecasts from all origins over the truth.
cycleTest.plot();

// The figures, with all their digits.
System.out.println("mape_backtest = " + test.mape());
System.out.println("mape_seasonal_naive = " + test.seasonalNaive().mape());
System.out.println("mase_backtest = " + test.mase());
System.out.println("mase_seasonal_naive = " + test.seasonalNaive().mase());
System.out.println("train_seconds = " + run.history().seconds());
System.out.println("band_width = " + bandsTest.coverage().orElseThrow().meanWidth());
System.out.println("sunspots_mase_backtest = " + cycleTest.mase());
System.out.println("sunspots_mase_seasonal_naive = " + cycleTest.seasonalNaive().mase());
