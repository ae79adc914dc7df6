/**
 * Training: plans, losses, optimizers, the loop itself, and its history.
 *
 * <p>{@link dev.rondo.train.Trainer} is the loop; nothing in it knows what the network is for.
 */
package dev.rondo.train;
