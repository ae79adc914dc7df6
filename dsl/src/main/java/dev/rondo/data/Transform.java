package dev.rondo.data;

/** One declared change to the targets; it prints as it was written. */
sealed interface Transform permits Log, Difference, Relative, Scaler {}
