/** What somebody who runs it looks at from outside. */
package org.edgesroutes.operator;
