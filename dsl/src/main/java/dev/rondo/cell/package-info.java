/**
 * Cells of one's own: a {@link dev.rondo.cell.Cell} is any recurrent equation and its gradient,
 * written with arrays; the library runs it over sequences as it runs its own.
 */
package dev.rondo.cell;
