package org.edgesroutes.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Comparator;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Where the meters of a context go. */
public final class MeterRegistries {

    private MeterRegistries() {}

    /** @return its registry; of several the one that is made of the others, as a host with several has it */
    public static Optional<MeterRegistry> of(CamelContext context) {
        return context.getRegistry().findByType(MeterRegistry.class).stream()
                .max(Comparator.comparing(CompositeMeterRegistry.class::isInstance));
    }
}
