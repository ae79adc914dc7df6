/** Scores and the naive answers they are held against; plain arithmetic in the user's units. */
package dev.rondo.evaluate;
