/**
 * What callbacks cost: a load of them against the distribution and against the handler that one would write by hand,
 * in turn on one machine. Knows the distribution from outside only; {@code docs/performance.md} says how to run it.
 */
package org.edgesroutes.bench;
