/** Architectures on their way into a file and back. */
package dev.rondo.architecture.internal;
