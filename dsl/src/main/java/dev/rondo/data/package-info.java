/** From tables and arrays to sequences, windows and batches. */
package dev.rondo.data;
