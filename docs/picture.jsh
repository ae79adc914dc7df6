// Makes the picture of the README: install/rondo jshell docs/picture.jsh
Series flights = series("../notebooks/data/airline.csv")
    .time("Month").target("Passengers").calendar(MONTH).log().relative().standardize()
    .window(24).horizon(12).holdOut(24).quantiles(0.1, 0.5, 0.9);
Forecaster model = flights.model(lstm(32).last());
Run run = model.train(epochs(100).optimizer(adam(0.01)));
model.forecast().plot().save("forecast.png");
