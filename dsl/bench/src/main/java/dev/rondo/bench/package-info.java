/** What the engines take, on this machine, beside other libraries on the same work. */
package dev.rondo.bench;
