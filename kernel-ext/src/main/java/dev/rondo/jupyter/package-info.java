/**
 * The bridge from Rondo to Jupyter's Java kernels: imports, what values look like in a cell, and
 * the outputs that change while a cell runs.
 */
package dev.rondo.jupyter;
