package org.edgesroutes.embed;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.RouteIdGuard;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.HostedSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.SettingsReader;
import org.edgesroutes.settings.SettingsSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application around Edges Routes: its properties, its beans, its class path. */
final class EmbeddedInstaller {

    /** A {@code Clock} of this name goes before one that is found by its type. */
    static final String CLOCK = "edgesClock";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedInstaller.class);
    private static final String WEBHOOK = "receive-callbacks";
    private static final String YAML = "classpath:edges/routes/%s.camel.yaml";

    private final CamelContext context;

    EmbeddedInstaller(CamelContext context) {
        this.context = context;
    }

    /** Whether an application has the jar for its routes. */
    enum Wanted {
        YES,
        NO,
        NOT_SAID
    }

    /** @throws SettingsException when it says neither yes nor no */
    static Wanted wantsEdges(CamelContext context) {
        String key = SettingKey.ENABLED.key();
        String said = context.getPropertiesComponent()
                .resolveProperty(key)
                .map(String::strip)
                .orElse("");
        return switch (said) {
            case "true" -> Wanted.YES;
            case "false" -> Wanted.NO;
            case "" -> Wanted.NOT_SAID;
            default ->
                throw new SettingsException(List.of("%s is \"%s\"; it has to be true or false".formatted(key, said)));
        };
    }

    void addEdges() throws Exception {
        RequiredComponents.require(context);
        HostedSettings settings =
                SettingsReader.readHosted(SettingsSource.of(context).with(SpringProperties.of(context)));
        if (settings.routes().contains(WEBHOOK)) {
            RequiredComponents.requireServer(context);
        }
        LOG.info("settings other than the defaults:{}", lines(settings.chosen()));
        EffectiveProperties.offer(context);
        Clock clock = clock();
        for (EdgesSettings workspace : settings.workspaces()) {
            context.addRoutes(new EdgesRoutes(workspace, clock));
        }
        RouteIdGuard.of(context).add(() -> PluginHelper.getRoutesLoader(context).loadRoutes(yaml(settings.routes())));
        TickScheduler.take(context);
        LOG.info(
                "Edges Routes is in {}: callbacks at {}, routes {}",
                context.getName(),
                settings.workspaces().stream()
                        .map(workspace ->
                                WebhookAddress.of(context, workspace.webhook().path()))
                        .collect(Collectors.joining("; ")),
                settings.routes());
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> System.lineSeparator() + "  " + entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining());
    }

    private Clock clock() {
        Clock named = context.getRegistry().lookupByNameAndType(CLOCK, Clock.class);
        Clock only = named == null ? context.getRegistry().findSingleByType(Clock.class) : named;
        return only == null ? Clock.systemUTC() : only;
    }

    private List<Resource> yaml(List<String> names) {
        return names.stream()
                .map(name -> ResourceHelper.resolveResource(context, YAML.formatted(name)))
                .toList();
    }
}
