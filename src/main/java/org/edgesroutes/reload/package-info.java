/**
 * Checks route files and replaces their routes in a running context: an edit either works as a whole or changes
 * nothing. Uses the settings and the list of JDBC drivers.
 */
package org.edgesroutes.reload;
