/** Calls to Edges: one door, one request budget, one mapping of what can go wrong. */
package org.edgesroutes.api;
