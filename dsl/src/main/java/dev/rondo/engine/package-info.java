/**
 * What runs a network. {@link dev.rondo.engine.Nd4jEngine} is the reference: every equation in
 * array operations, in float or double, on any ND4J backend.
 */
package dev.rondo.engine;
