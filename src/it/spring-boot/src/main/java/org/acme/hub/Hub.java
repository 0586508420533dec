package org.acme.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An integration hub on Camel Spring Boot, with a database, a scheduler, users and health of its own. */
@SpringBootApplication
public class Hub {

    public static void main(String[] args) {
        SpringApplication.run(Hub.class, args);
    }
}
