/** The fast engine, on the JDK's Vector API. */
package dev.rondo.engine.internal.vector;
