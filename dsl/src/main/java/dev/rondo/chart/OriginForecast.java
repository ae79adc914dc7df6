package dev.rondo.chart;

/**
 * The forecast made at one origin of a backtest.
 *
 * @param first the step of the series that its first value is for, counted from 0
 * @param values one value a step from there on; named after the model
 */
public record OriginForecast(int first, Line values) {}
