/** What a language model writes and how likely it finds what is written. */
package dev.rondo.generate;
