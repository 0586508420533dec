package org.edgesroutes.observability;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.ClassResolver;

/**
 * Puts the checks that are neither liveness nor readiness into the health of Quarkus. Camel leaves them out of it;
 * Quarkus has the group wellness for such checks, which is a part of {@code /q/health}. By reflection, since for these
 * few calls no application should get SmallRye Health.
 */
final class WellnessChecks {

    private static final String REGISTRIES = "io.smallrye.health.registry.HealthRegistries";
    private static final String TYPES = "io.smallrye.health.api.HealthType";
    private static final String MICROPROFILE = "org.eclipse.microprofile.health.";

    private final ClassResolver classes;

    private WellnessChecks(ClassResolver classes) {
        this.classes = classes;
    }

    /** Adds those of the checks; without SmallRye Health on the class path it does nothing. */
    static void register(ClassResolver classes, List<HealthCheck> checks) {
        if (classes.resolveClass(REGISTRIES) == null) {
            return;
        }
        WellnessChecks wellness = new WellnessChecks(classes);
        try {
            for (HealthCheck check : checks) {
                if (!check.isLiveness() && !check.isReadiness()) {
                    wellness.register(check);
                }
            }
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("SmallRye Health of the application is not as expected", otherVersion);
        }
    }

    private void register(HealthCheck check) throws ReflectiveOperationException {
        Class<?> type = load(TYPES);
        Class<?> procedure = load(MICROPROFILE + "HealthCheck");
        Object registry = load(REGISTRIES)
                .getMethod("getRegistry", type)
                .invoke(null, type.getField("WELLNESS").get(null));
        Object proxy = Proxy.newProxyInstance(
                procedure.getClassLoader(),
                new Class<?>[] {procedure},
                (self, method, arguments) -> switch (method.getName()) {
                    case "call" -> response(check);
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> check.getId();
                });
        load("io.smallrye.health.api.HealthRegistry")
                .getMethod("register", String.class, procedure)
                .invoke(registry, check.getId(), proxy);
    }

    private Object response(HealthCheck check) throws ReflectiveOperationException {
        HealthCheck.Result result = check.call();
        Class<?> builders = load(MICROPROFILE + "HealthCheckResponseBuilder");
        Object builder = load(MICROPROFILE + "HealthCheckResponse")
                .getMethod("named", String.class)
                .invoke(null, check.getId());
        for (Map.Entry<String, Object> detail : result.getDetails().entrySet()) {
            if (!check.getMetaData().containsKey(detail.getKey())) {
                builders.getMethod("withData", String.class, String.class)
                        .invoke(builder, detail.getKey(), String.valueOf(detail.getValue()));
            }
        }
        builders.getMethod("status", boolean.class).invoke(builder, result.getState() != HealthCheck.State.DOWN);
        return builders.getMethod("build").invoke(builder);
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return classes.resolveMandatoryClass(name);
    }
}
