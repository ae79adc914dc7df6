/**
 * Models: what data makes of an architecture, with the verbs of its task - forecast, backtest,
 * predict, evaluate.
 */
package dev.rondo.model;
