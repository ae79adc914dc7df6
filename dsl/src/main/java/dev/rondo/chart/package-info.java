/**
 * Pictures of training and of results: losses, forecasts, residuals, comparisons, backtests,
 * batches and confusion matrices, in one style, as PNG or SVG.
 */
package dev.rondo.chart;
