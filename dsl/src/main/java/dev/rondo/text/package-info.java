/**
 * Text as numbers: texts are read, cut into tokens, and each token has its number in a vocabulary.
 * Tokens are numbered from 1; 0 is padding. Nothing here knows of batches or models.
 */
package dev.rondo.text;
