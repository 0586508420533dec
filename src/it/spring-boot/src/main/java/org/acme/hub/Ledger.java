package org.acme.hub;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sqlite.SQLiteDataSource;

/** The ledger in a DataSource of the hub, beside the one that Spring Boot makes. */
@Configuration
public class Ledger {

    @Bean(defaultCandidate = false)
    DataSource ledgerOfTheHub() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:ledger-of-the-hub.db");
        return source;
    }
}
