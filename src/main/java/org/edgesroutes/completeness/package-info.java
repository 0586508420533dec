/**
 * Proof and repair: whether what a run produced has arrived, what {@code max_results} probably cut off, and how often a
 * run has to be continued so that it cuts off nothing. {@code docs/completeness.md} tells how it decides.
 */
package org.edgesroutes.completeness;
