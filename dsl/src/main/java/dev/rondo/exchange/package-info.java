/** Weights on their way to and from PyTorch and Keras: names, layouts, and what cannot be said. */
package dev.rondo.exchange;
