package org.acme.hub;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what of the hub. */
@Configuration
public class Security {

    @Bean
    SecurityFilterChain requests(HttpSecurity http, @Value("${edges.webhook.path:/edges/callbacks}") String webhook)
            throws Exception {
        return http.csrf(csrf -> csrf.ignoringRequestMatchers(webhook, webhook + "/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(webhook, webhook + "/**", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(withDefaults())
                .build();
    }
}
