/** What looks inside a network: whether its gradients are right. */
package dev.rondo.diagnose;
