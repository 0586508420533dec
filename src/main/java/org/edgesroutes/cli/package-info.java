/** The command line. */
package org.edgesroutes.cli;
