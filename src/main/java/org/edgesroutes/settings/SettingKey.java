package org.edgesroutes.settings;

import java.util.Locale;

/** Every setting that has a fixed name: the one table from which the reader, the file and the docs are checked. */
public enum SettingKey {
    WORKSPACES("edges.workspaces", "", Kind.COMMON),
    API_URL("edges.api.url", "https://api.edges.run/v1"),
    API_KEY("edges.api.key", "", Kind.SECRET),
    API_KEY_FILE("edges.api.key-file", "", Kind.OWN),
    API_REQUESTS_PER_MINUTE("edges.api.requests-per-minute", "30"),
    API_CONNECT_TIMEOUT("edges.api.connect-timeout", "PT10S"),
    API_RESPONSE_TIMEOUT("edges.api.response-timeout", "PT30S"),
    API_ATTEMPTS("edges.api.attempts", "5"),
    API_RETRY_DELAY("edges.api.retry-delay", "PT2S"),
    TIMEZONE("edges.timezone", "UTC", Kind.COMMON),
    CONTINUE_CRON("edges.continue.cron", "0 0/15 * * * ?", Kind.COMMON),
    CONTINUE_EVERY("edges.continue.every", "PT6H"),
    CONTINUE_CADENCE("edges.continue.cadence", "fixed"),
    CONTINUE_EVERY_MIN("edges.continue.every-min", "PT15M"),
    CONTINUE_EVERY_MAX("edges.continue.every-max", "P1D"),
    CONTINUE_STATUSES("edges.continue.statuses", "SUCCEEDED,PARTIAL_SUCCEEDED,FAILED,BLOCKED"),
    CONTINUE_ACTIONS("edges.continue.actions", ""),
    CONTINUE_WHEN_INCOMPLETE("edges.continue.when-incomplete", "continue"),
    COMPLETENESS_CRON("edges.completeness.cron", "30 * * * * ?", Kind.COMMON),
    COMPLETENESS_GRACE("edges.completeness.grace", "PT2M"),
    RESULTS_FROM("edges.results.from", "callbacks"),
    WEBHOOK_PATH("edges.webhook.path", "/edges/callbacks", Kind.COMMON),
    WEBHOOK_SECRET("edges.webhook.secret", "", Kind.SECRET),
    WEBHOOK_SECRET_FILE("edges.webhook.secret-file", "", Kind.OWN),
    WEBHOOK_SECRET_FILE_OLD("edges.webhook.secret-file-old", "", Kind.OWN),
    WEBHOOK_SECRET_HEADER("edges.webhook.secret-header", "X-Edges-Webhook-Secret"),
    WEBHOOK_ALLOW_ANONYMOUS("edges.webhook.allow-anonymous", "false"),
    WEBHOOK_MAX_BODY("edges.webhook.max-body", "16MB"),
    WEBHOOK_MAX_CONCURRENT("edges.webhook.max-concurrent", "32"),
    WEBHOOK_MAX_DEPTH("edges.webhook.max-depth", "100"),
    WEBHOOK_PUBLIC_URL("edges.webhook.public-url", ""),
    LAUNCHES_LIST_LAG("edges.launches.list-lag", "PT1M"),
    SUBSCRIPTIONS_FILE("edges.subscriptions.file", "config/subscriptions.yaml"),
    SUBSCRIPTIONS_CRON("edges.subscriptions.cron", "15 0/5 * * * ?", Kind.COMMON),
    SUBSCRIPTIONS_INCREMENTAL_ACTIONS("edges.subscriptions.incremental-actions", ""),
    LEDGER_URL("edges.ledger.url", "jdbc:sqlite:data/edges.db"),
    LEDGER_WARN_SIZE("edges.ledger.warn-size", "10GB"),
    LEDGER_WARN_FREE("edges.ledger.warn-free", "1GB"),
    LEDGER_DATA_SOURCE("edges.ledger.data-source", "", Kind.HOSTED),
    ENABLED("edges.enabled", "false", Kind.HOSTED),
    ROUTES(
            "edges.routes",
            "continue-runs,route-run-by-status,receive-callbacks,repair-runs,apply-subscriptions,report",
            Kind.HOSTED),
    SANDBOX_ENABLED("edges.sandbox.enabled", "false", Kind.COMMON),
    RELOAD_ENABLED("edges.reload.enabled", "true", Kind.STANDALONE),
    RELOAD_QUIET("edges.reload.quiet", "500ms", Kind.STANDALONE),
    SERVER_HOST("server.host", "0.0.0.0", Kind.STANDALONE),
    SERVER_PORT("server.port", "8080", Kind.STANDALONE),
    SERVER_MAX_CONNECTIONS("server.max-connections", "500", Kind.STANDALONE),
    SERVER_IDLE_TIMEOUT("server.idle-timeout", "75s", Kind.STANDALONE),
    MANAGEMENT_HOST("management.host", "127.0.0.1", Kind.STANDALONE),
    MANAGEMENT_PORT("management.port", "9876", Kind.STANDALONE);

    private enum Kind {
        PLAIN,
        SECRET,
        OWN,
        HOSTED,
        COMMON,
        STANDALONE
    }

    private final String key;
    private final String byDefault;
    private final Kind kind;

    SettingKey(String key, String byDefault) {
        this(key, byDefault, Kind.PLAIN);
    }

    SettingKey(String key, String byDefault, Kind kind) {
        this.key = key;
        this.byDefault = byDefault;
        this.kind = kind;
    }

    /** The name in a properties file. */
    public String key() {
        return key;
    }

    /** The value while it is not set; empty means none. */
    public String byDefault() {
        return byDefault;
    }

    /** Whether the value must not be shown. */
    public boolean secret() {
        return kind == Kind.SECRET;
    }

    /** Whether it concerns the process itself, which an application that takes the routes in has its own ways for. */
    public boolean standalone() {
        return kind == Kind.STANDALONE;
    }

    /** Whether it concerns only an application that takes the routes in: a process of its own has no use for it. */
    public boolean hosted() {
        return kind == Kind.HOSTED;
    }

    /** Whether {@code edges.workspaces.NAME.} may come before it, for one workspace among several. */
    public boolean perWorkspace() {
        return kind == Kind.PLAIN || belongsToOne();
    }

    /** Whether it must not be the same for several workspaces, so that none takes the common value. */
    public boolean belongsToOne() {
        return secret() || kind == Kind.OWN || this == LEDGER_DATA_SOURCE;
    }

    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
