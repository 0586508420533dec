/**
 * Edges Routes inside an application on Spring Boot: an auto-configuration that protects the application's own
 * database, and the report of a start that failed. No other package refers to Spring, which an application need not have.
 *
 * <p>May use {@code ledger}, {@code settings}.
 */
package org.edgesroutes.spring;
