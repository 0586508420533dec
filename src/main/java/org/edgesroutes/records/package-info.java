/**
 * The key, the content hash and the text of each record in a callback or a page of outputs.
 *
 * <p>May use {@code model}.
 */
package org.edgesroutes.records;
