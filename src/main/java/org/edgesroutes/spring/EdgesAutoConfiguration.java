package org.edgesroutes.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * What Spring Boot does for Edges Routes. The routes themselves come into the Camel context by Camel's own plugin, as in
 * any application.
 */
@AutoConfiguration
@ConditionalOnProperty("edges.enabled")
public class EdgesAutoConfiguration {

    /** Static: it looks at the definitions of the beans before one of them is made. */
    @Bean
    static LedgerBeanGuard edgesLedgerBeanGuard(Environment environment) {
        return new LedgerBeanGuard(environment);
    }
}
