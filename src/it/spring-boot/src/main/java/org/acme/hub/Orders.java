package org.acme.hub;

import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The business of the hub: its own tables in its own database. Nothing in here knows Edges Routes. */
@Component
public class Orders extends RouteBuilder {

    private final JdbcTemplate database;

    public Orders(DataSource orders) {
        database = new JdbcTemplate(orders);
    }

    @Override
    public void configure() {
        from("platform-http:/orders")
                .routeId("{{hub.route-id:orders}}")
                .process(exchange -> exchange.getMessage()
                        .setBody("orders: " + database.queryForObject("SELECT COUNT(*) FROM orders", Integer.class)));
    }
}
