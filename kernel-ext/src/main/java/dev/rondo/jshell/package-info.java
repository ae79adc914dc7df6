/** Runs a script of Java snippets from beginning to end, as a notebook runs a cell. */
package dev.rondo.jshell;
