/** Checks the YAML of routes, and swaps it in a running context: an edit either works as a whole or changes nothing. */
package org.edgesroutes.reload;
