/**
 * A simulated Edges for trying and testing: the HTTP API of {@code edges-openapi.yaml} for runs, their callbacks,
 * launches, schedules and identities, in one process, on a free port of the loopback interface.
 *
 * <p>Start at {@link org.edgesroutes.sandbox.EdgesSandbox}. What the documentation of Edges leaves open is a
 * {@link org.edgesroutes.sandbox.SandboxReading}; what goes wrong in a network is a
 * {@link org.edgesroutes.sandbox.SandboxFault}.
 *
 * <p>Not simulated: flows.
 *
 * <p>May use no other package.
 */
package org.edgesroutes.sandbox;
