/** Edges Routes as a process of its own. */
package org.edgesroutes.main;
