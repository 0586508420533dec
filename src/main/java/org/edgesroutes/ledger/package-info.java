/** What has to outlive a crash: the only package that knows SQL. */
package org.edgesroutes.ledger;
