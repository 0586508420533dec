package org.edgesroutes.settings;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything under {@code edges.*} that holds for one workspace, typed and valid. {@link SettingsReader} makes it from
 * properties and refuses a faulty set as a whole; {@code config/application.properties} lists every key with its
 * default.
 */
public record EdgesSettings(
        Workspace workspace,
        Api api,
        Continue continuing,
        Completeness completeness,
        Webhook webhook,
        Records records,
        Ledger ledger,
        Launches launches,
        Subscriptions subscriptions,
        boolean sandbox) {

    /**
     * @param url base address of the API, without a slash at its end
     * @param key absent when the bundle only takes callbacks in and asks Edges nothing
     * @param requestsPerMinute what the plan allows for everything under {@code /runs}, {@code docs/edges-api.md},
     *     "Rate limits"
     * @param connectTimeout also the limit for a connection from the pool
     * @param responseTimeout how long an answer may take
     * @param attempts how often one call is tried before it fails, the first included
     * @param retryDelay before the second attempt; doubled before each further one
     */
    public record Api(
            URI url,
            Optional<Secret> key,
            int requestsPerMinute,
            Duration connectTimeout,
            Duration responseTimeout,
            int attempts,
            Duration retryDelay) {}

    /**
     * @param timeZone of the crons
     * @param cron Quartz expression of the tick
     * @param every shortest time between two continues of one run
     * @param statuses the statuses from which a run is continued, in Edges' upper case
     * @param actions the actions that are continued; empty means every action
     * @param adaptive empty when every run is continued as often as {@code every} says
     */
    public record Continue(
            ZoneId timeZone,
            String cron,
            Duration every,
            Set<String> statuses,
            Set<String> actions,
            Optional<Adaptive> adaptive) {}

    /** The bounds within which the interval of each run follows what arrives; the first is not above the second. */
    public record Adaptive(Duration everyMin, Duration everyMax) {}

    /**
     * @param cron Quartz expression of the repairs
     * @param grace how long callbacks that are still under way are waited for
     * @param fromOutputs whether results are fetched rather than waited for
     * @param hold whether a run that lacks records for good is not continued
     */
    public record Completeness(String cron, Duration grace, boolean fromOutputs, boolean hold) {}

    /**
     * @param secrets each is accepted, so that one can be rotated; empty accepts every sender
     * @param maxBody bytes
     * @param maxConcurrent callbacks worked on at the same time, the next one is answered 503
     */
    public record Webhook(
            String path, List<Secret> secrets, String secretHeader, int maxBody, int maxConcurrent, int maxDepth) {}

    /**
     * @param publicUrl what Edges reaches this server by, without the path of the webhook; empty where nothing is
     *     launched with a callback
     * @param listLag how long a new run may be missing from the list of runs
     */
    public record Launches(Optional<URI> publicUrl, Duration listLag) {}

    /**
     * @param file with the subscriptions: a path, or {@code classpath:} and the name of a resource; empty for none
     * @param mayBeMissing whether a file that does not exist declares nothing, instead of being a fault
     * @param incrementalActions actions that support incremental sync besides those that are known to
     */
    public record Subscriptions(String file, boolean mayBeMissing, Set<String> incrementalActions) {}

    /** @param keys per action the fields that make a record's key, see {@code docs/edges-api.md}, "Record keys" */
    public record Records(Map<String, List<List<String>>> keys) {}

    /**
     * @param url JDBC address of the ledger
     * @param dataSource name of the bean that is used instead, in an application that has one
     * @param warnSize bytes; a larger ledger is reported
     * @param warnFree bytes; less free space on its disk is reported
     */
    public record Ledger(String url, Optional<String> dataSource, long warnSize, long warnFree) {

        private static final long GIGABYTE = 1L << 30;

        /** A file of its own. */
        public Ledger(String url) {
            this(url, Optional.empty());
        }

        /** With the bounds that hold by default. */
        public Ledger(String url, Optional<String> dataSource) {
            this(url, dataSource, 10 * GIGABYTE, GIGABYTE);
        }
    }
}
