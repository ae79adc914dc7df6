/**
 * Architectures as values: what a user declares before any data is bound.
 *
 * <p>{@link dev.rondo.architecture.SequenceArchitecture} keeps time, {@link
 * dev.rondo.architecture.SummaryArchitecture} holds one vector a sequence; only {@code last()
 * mean() max() attend()} lead from the first to the second.
 */
package dev.rondo.architecture;
