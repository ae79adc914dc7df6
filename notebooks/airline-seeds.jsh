// The airline backtest for five seeds: how far the figure of one run can be trusted.
// The setting was chosen on rows before 1959; docs/airline tells how.

Series flights = series("data/airline.csv").time("Month").target("Passengers").calendar(MONTH)
    .log().relative().standardize()
    .window(24).horizon(6).holdOutFrom("1959-01");
TrainingPlan plan = epochs(600).batch(128).optimizer(adamW(0.02).weightDecay(0.3)).validation(0).quiet();

double[] scores = new double[5];
for (int seed = 1; seed <= scores.length; seed++) {
    Forecaster model = flights.model(elman(48).last());
    Run run = model.train(plan.seed(seed));
    scores[seed - 1] = model.backtest(6, "1959-01").mape();
    System.out.printf(Locale.ROOT, "mape_backtest_seed_%d = %.4f (%.1f s)%n",
        seed, scores[seed - 1], run.history().seconds());
}

double[] sorted = scores.clone();
Arrays.sort(sorted);
System.out.printf(Locale.ROOT, "mape_backtest_median = %.4f%n", sorted[sorted.length / 2]);
