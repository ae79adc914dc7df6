/**
 * The mathematics of recurrent networks in ND4J array operations, written to be read beside the
 * papers.
 *
 * <p>A {@link dev.rondo.layer.GatedCell} is one step; {@link dev.rondo.layer.Recurrent} is the
 * sequence, a visible loop over time. Inside this package time is outermost: a sequence of N rows
 * and T steps is one array {@code [T*N, width]}, so that a step is a contiguous block and a product
 * over all steps is one product.
 */
package dev.rondo.layer;
