/** Which run is continued, and when. */
package org.edgesroutes.runs;
