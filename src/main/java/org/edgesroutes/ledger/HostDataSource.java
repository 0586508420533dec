package org.edgesroutes.ledger;

import javax.sql.DataSource;

/** A bean of the application around the ledger. */
record HostDataSource(String name, DataSource source) {}
