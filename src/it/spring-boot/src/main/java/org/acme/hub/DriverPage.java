package org.acme.hub;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the page on which the driver sees the settings of the running application. */
@Configuration
public class DriverPage {

    @Bean
    @Order(0)
    SecurityFilterChain settings(HttpSecurity http) throws Exception {
        return http.securityMatcher("/settings")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
