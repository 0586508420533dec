/** What somebody may have to see to: once for each cause, with its end, in the ledger, the log and wherever YAML sends it. */
package org.edgesroutes.reports;
