package org.edgesroutes;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Secret;
import org.edgesroutes.settings.Workspace;

/** Settings for tests: a ledger in a directory, an API that is nowhere unless it is given. */
public record TestSettings(
        Workspace workspace,
        EdgesSettings.Webhook webhook,
        EdgesSettings.Api api,
        EdgesSettings.Completeness completeness,
        Path directory,
        String ledgerParameters,
        EdgesSettings.Launches launches,
        EdgesSettings.Subscriptions subscriptions) {

    public static final String SECRET_HEADER = "X-Edges-Webhook-Secret";

    public static TestSettings in(Path directory) {
        return new TestSettings(
                Workspace.ONLY,
                new EdgesSettings.Webhook("/edges/callbacks", List.of(), SECRET_HEADER, 1 << 20, 8, 64),
                new EdgesSettings.Api(
                        URI.create("http://127.0.0.1:9/v1"),
                        Optional.empty(),
                        10_000,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        3,
                        Duration.ofMillis(10)),
                new EdgesSettings.Completeness("30 * * * * ?", Duration.ofMinutes(2), false, false),
                directory,
                "",
                new EdgesSettings.Launches(Optional.empty(), Duration.ofMinutes(1)),
                new EdgesSettings.Subscriptions("", true, Set.of()));
    }

    /** Those of one workspace among several: its ledger and its path are called after it. */
    public TestSettings of(String name) {
        String path = name.isEmpty() ? webhook.path() : webhook.path() + "/" + name;
        return new TestSettings(
                new Workspace(name),
                new EdgesSettings.Webhook(
                        path,
                        webhook.secrets(),
                        webhook.secretHeader(),
                        webhook.maxBody(),
                        webhook.maxConcurrent(),
                        webhook.maxDepth()),
                api,
                completeness,
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings ledgerParameters(String parameters) {
        return new TestSettings(workspace, webhook, api, completeness, directory, parameters, launches, subscriptions);
    }

    public TestSettings secrets(String... secrets) {
        return new TestSettings(
                workspace,
                new EdgesSettings.Webhook(
                        webhook.path(),
                        Arrays.stream(secrets).map(Secret::new).toList(),
                        webhook.secretHeader(),
                        webhook.maxBody(),
                        webhook.maxConcurrent(),
                        webhook.maxDepth()),
                api,
                completeness,
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings maxConcurrent(int callbacks) {
        return new TestSettings(
                workspace,
                new EdgesSettings.Webhook(
                        webhook.path(),
                        webhook.secrets(),
                        webhook.secretHeader(),
                        webhook.maxBody(),
                        callbacks,
                        webhook.maxDepth()),
                api,
                completeness,
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings api(URI url, String key) {
        return new TestSettings(
                workspace,
                webhook,
                new EdgesSettings.Api(
                        url,
                        Optional.of(new Secret(key)),
                        api.requestsPerMinute(),
                        api.connectTimeout(),
                        api.responseTimeout(),
                        api.attempts(),
                        api.retryDelay()),
                completeness,
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings requestsPerMinute(int requests) {
        return new TestSettings(
                workspace,
                webhook,
                new EdgesSettings.Api(
                        api.url(),
                        api.key(),
                        requests,
                        api.connectTimeout(),
                        api.responseTimeout(),
                        api.attempts(),
                        api.retryDelay()),
                completeness,
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings responseTimeout(Duration timeout) {
        return new TestSettings(
                workspace,
                webhook,
                new EdgesSettings.Api(
                        api.url(),
                        api.key(),
                        api.requestsPerMinute(),
                        api.connectTimeout(),
                        timeout,
                        api.attempts(),
                        api.retryDelay()),
                completeness,
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings completeness(boolean fromOutputs, boolean hold) {
        return new TestSettings(
                workspace,
                webhook,
                api,
                new EdgesSettings.Completeness(completeness.cron(), completeness.grace(), fromOutputs, hold),
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings attempts(int attempts) {
        return new TestSettings(
                workspace,
                webhook,
                new EdgesSettings.Api(
                        api.url(),
                        api.key(),
                        api.requestsPerMinute(),
                        api.connectTimeout(),
                        api.responseTimeout(),
                        attempts,
                        api.retryDelay()),
                completeness,
                directory,
                ledgerParameters,
                launches,
                subscriptions);
    }

    public TestSettings publicUrl(String url) {
        return new TestSettings(
                workspace,
                webhook,
                api,
                completeness,
                directory,
                ledgerParameters,
                new EdgesSettings.Launches(Optional.of(URI.create(url)), launches.listLag()),
                subscriptions);
    }

    /** @param file may be missing */
    public TestSettings subscriptions(Path file, Set<String> incrementalActions) {
        return new TestSettings(
                workspace,
                webhook,
                api,
                completeness,
                directory,
                ledgerParameters,
                launches,
                new EdgesSettings.Subscriptions(file.toString(), true, incrementalActions));
    }

    public EdgesSettings build() {
        return new EdgesSettings(
                workspace,
                api,
                new EdgesSettings.Continue(
                        ZoneOffset.UTC,
                        "0 0/15 * * * ?",
                        Duration.ofHours(6),
                        Set.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED"),
                        Set.of(),
                        Optional.empty()),
                completeness,
                webhook,
                new EdgesSettings.Records(
                        Map.of("linkedin-extract-connections", List.of(List.of("linkedin_profile_id")))),
                new EdgesSettings.Ledger(
                        "jdbc:sqlite:" + directory.resolve(workspace.own("edges") + ".db") + ledgerParameters),
                launches,
                subscriptions,
                false);
    }
}
