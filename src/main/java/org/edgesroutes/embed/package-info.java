/** Edges Routes as a guest: in an application that has a Camel context already. */
package org.edgesroutes.embed;
