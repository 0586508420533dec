/** Several workspaces of Edges in one Camel context: which there are, and whose turn it is. */
package org.edgesroutes.workspaces;
