/** Numbers on their way between ND4J's arrays and the heap. */
package dev.rondo.array.internal;
