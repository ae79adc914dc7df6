/**
 * What looks inside a network: whether its gradients are right, and where a wrong one comes from.
 */
package dev.rondo.diagnose;
