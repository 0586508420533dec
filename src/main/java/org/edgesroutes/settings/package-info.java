/** What can be set, and what it has to look like. */
package org.edgesroutes.settings;
