package org.acme.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An integration hub on Camel Spring Boot. Nothing in here knows Edges Routes. */
@SpringBootApplication
public class Hub {

    public static void main(String[] args) {
        SpringApplication.run(Hub.class, args);
    }
}
