/** The front door of Rondo, {@link dev.rondo.Rondo}. */
package dev.rondo;
