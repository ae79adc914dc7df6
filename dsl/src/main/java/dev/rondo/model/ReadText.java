package dev.rondo.model;

/**
 * A text and how much of it was read.
 *
 * @param text the text as it was given
 * @param tokens how many of its tokens were read
 * @param cut whether it has more of them
 */
record ReadText(String text, int tokens, boolean cut) {}
