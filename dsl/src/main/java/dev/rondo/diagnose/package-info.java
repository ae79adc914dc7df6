/**
 * What looks inside a network: whether its gradients are right, where a wrong one comes from, and
 * what its units follow.
 */
package dev.rondo.diagnose;
