package dev.rondo.layer;

/**
 * The weights by which a layer sees its own past.
 *
 * @param matrix {@code Wh [H, G*H]}
 * @param bias {@code bh [1, G*H]}
 */
record RecurrentWeights(Parameter matrix, Parameter bias) {}
