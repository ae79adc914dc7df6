/** Where values are shown: a notebook cell through a bridge, or plain text where there is none. */
package dev.rondo.output;
