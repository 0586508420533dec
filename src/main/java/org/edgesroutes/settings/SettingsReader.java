package org.edgesroutes.settings;

import static org.edgesroutes.settings.SettingKey.*;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.edgesroutes.settings.StandaloneSettings.Address;

/** From what people wrote to {@link EdgesSettings}; what is wrong is said all at once. */
public final class SettingsReader {

    private static final int MINUTE_LIMIT = 100_000;
    private static final int SMALLEST_BODY = 1024;
    private static final int LARGEST_BODY = 256 * 1024 * 1024;
    private static final int LARGEST_PORT = 65_535;

    private final SettingsSource source;
    private final SettingNames names;
    private final Values values;

    private SettingsReader(SettingsSource source, Collection<String> more) {
        this.source = source;
        this.names = new SettingNames(more);
        this.values = new Values(source);
    }

    /**
     * The settings of the routes, for an application that takes them in.
     *
     * @throws SettingsException with every fault
     */
    public static EdgesSettings read(SettingsSource source) {
        return readHosted(source).edges();
    }

    /**
     * The same with what the application says about the routes that come along.
     *
     * @throws SettingsException with every fault
     */
    public static HostedSettings readHosted(SettingsSource source) {
        SettingsReader reader = new SettingsReader(source, List.of());
        HostedSettings settings = reader.hosted();
        reader.values.requireNoFaults();
        return settings;
    }

    /**
     * The settings of a process of its own.
     *
     * @param more keys that somebody else reads
     * @throws SettingsException with every fault
     */
    public static StandaloneSettings readStandalone(SettingsSource source, Collection<String> more) {
        SettingsReader reader = new SettingsReader(source, more);
        StandaloneSettings settings = reader.standalone();
        reader.values.requireNoFaults();
        return settings;
    }

    /**
     * Only where the ledger is, whatever else is set or not.
     *
     * @throws SettingsException when it is not set to a file
     */
    public static EdgesSettings.Ledger readLedger(SettingsSource source) {
        SettingsReader reader = new SettingsReader(source, List.of());
        EdgesSettings.Ledger ledger = reader.ledger();
        reader.values.requireNoFaults();
        return ledger;
    }

    private HostedSettings hosted() {
        refuse(
                key -> key.standalone() || key == SANDBOX_ENABLED,
                "is for edges-routes as a process of its own; remove it");
        Optional<String> dataSource =
                values.get(LEDGER_DATA_SOURCE, name -> Optional.of(name).filter(text -> !text.isEmpty()));
        EdgesSettings edges = edges(new EdgesSettings.Ledger(ledger().url(), dataSource));
        List<String> known = Parsers.list(ROUTES.byDefault());
        return new HostedSettings(edges, values.get(ROUTES, text -> Parsers.some(text, known)), values.effective());
    }

    private void refuse(Predicate<SettingKey> notHere, String why) {
        Arrays.stream(SettingKey.values())
                .filter(notHere)
                .flatMap(key -> Stream.of(key.key(), SettingKey.environmentName(key.key())))
                .filter(source.present()::containsKey)
                .forEach(name -> values.fault("%s %s".formatted(name, why)));
    }

    private StandaloneSettings standalone() {
        refuse(SettingKey::hosted, "is for an application that takes the routes in; remove it");
        EdgesSettings edges = edges(ledger());
        Address server = address(SERVER_HOST, SERVER_PORT);
        Address management = address(MANAGEMENT_HOST, MANAGEMENT_PORT);
        if (server.port() == management.port()) {
            values.fault("server.port and management.port are both %d; give each its own".formatted(server.port()));
        }
        StandaloneSettings.Reload reload = new StandaloneSettings.Reload(
                values.get(RELOAD_ENABLED, Parsers::bool), values.get(RELOAD_QUIET, Quantities::duration));
        return new StandaloneSettings(edges, server, management, reload, values.effective());
    }

    private EdgesSettings edges(EdgesSettings.Ledger ledger) {
        source.present().forEach(this::requireKnown);
        boolean sandbox = values.get(SANDBOX_ENABLED, Parsers::bool);
        return new EdgesSettings(api(), continuing(), completeness(), webhook(sandbox), records(), ledger, sandbox);
    }

    private void requireKnown(String name, String value) {
        if (!names.known(name)) {
            values.fault(names.fault(name, value));
        }
    }

    private EdgesSettings.Api api() {
        return new EdgesSettings.Api(
                values.get(API_URL, Parsers::apiUrl),
                values.get(API_KEY, key -> key.isEmpty() ? Optional.empty() : Optional.of(new Secret(key))),
                values.get(API_REQUESTS_PER_MINUTE, text -> Parsers.integer(text, 1, MINUTE_LIMIT)),
                values.get(API_CONNECT_TIMEOUT, Quantities::duration),
                values.get(API_RESPONSE_TIMEOUT, Quantities::duration),
                values.get(API_ATTEMPTS, text -> Parsers.integer(text, 1, 20)),
                values.get(API_RETRY_DELAY, Quantities::duration));
    }

    private EdgesSettings.Continue continuing() {
        return new EdgesSettings.Continue(
                values.get(CONTINUE_CRON, Parsers::cron),
                values.get(CONTINUE_EVERY, Quantities::duration),
                values.get(CONTINUE_STATUSES, Parsers::statuses),
                values.get(CONTINUE_ACTIONS, Parsers::actions),
                adaptive());
    }

    private Optional<EdgesSettings.Adaptive> adaptive() {
        boolean adaptive = values.get(CONTINUE_CADENCE, Parsers::adaptive);
        Duration min = values.get(CONTINUE_EVERY_MIN, Quantities::duration);
        Duration max = values.get(CONTINUE_EVERY_MAX, Quantities::duration);
        if (min.compareTo(max) > 0) {
            values.fault("%s is %s and %s is %s; the first must not be longer than the second"
                    .formatted(CONTINUE_EVERY_MIN.key(), min, CONTINUE_EVERY_MAX.key(), max));
        }
        return adaptive ? Optional.of(new EdgesSettings.Adaptive(min, max)) : Optional.empty();
    }

    private EdgesSettings.Completeness completeness() {
        return new EdgesSettings.Completeness(
                values.get(COMPLETENESS_CRON, Parsers::cron),
                values.get(COMPLETENESS_GRACE, Quantities::duration),
                values.get(RESULTS_FROM, text -> Parsers.either(text, "outputs", "callbacks")),
                values.get(CONTINUE_WHEN_INCOMPLETE, text -> Parsers.either(text, "hold", "continue")));
    }

    private EdgesSettings.Webhook webhook(boolean sandbox) {
        List<Secret> secrets = values.get(WEBHOOK_SECRET, Parsers::list).stream()
                .map(Secret::new)
                .toList();
        boolean anonymous = values.get(WEBHOOK_ALLOW_ANONYMOUS, Parsers::bool);
        if (secrets.isEmpty() && !anonymous && !sandbox) {
            values.fault(
                    "%s is not set, so anybody could post callbacks; set it to what Edges sends in the header, or %s=true"
                            .formatted(WEBHOOK_SECRET.key(), WEBHOOK_ALLOW_ANONYMOUS.key()));
        }
        return new EdgesSettings.Webhook(
                values.get(WEBHOOK_PATH, Parsers::path),
                secrets,
                values.get(WEBHOOK_SECRET_HEADER, Parsers::headerName),
                values.get(WEBHOOK_MAX_BODY, text -> Quantities.size(text, SMALLEST_BODY, LARGEST_BODY)),
                values.get(WEBHOOK_MAX_CONCURRENT, text -> Parsers.integer(text, 1, 1000)),
                values.get(WEBHOOK_MAX_DEPTH, text -> Parsers.integer(text, 5, 1000)));
    }

    private EdgesSettings.Records records() {
        List<String> overridden = source.present().keySet().stream()
                .flatMap(name -> SettingNames.recordKeyOf(name).stream())
                .toList();
        Map<String, List<List<String>>> keys = new TreeMap<>();
        RecordKeys.named(overridden)
                .forEach((key, byDefault) -> keys.put(
                        key.substring(RecordKeys.PREFIX.length()),
                        values.get(key, byDefault, false, RecordKeys::parse)));
        return new EdgesSettings.Records(keys);
    }

    private EdgesSettings.Ledger ledger() {
        return new EdgesSettings.Ledger(values.get(LEDGER_URL, Parsers::ledgerUrl));
    }

    private Address address(SettingKey host, SettingKey port) {
        return new Address(
                values.get(host, Parsers::host), values.get(port, text -> Parsers.integer(text, 1, LARGEST_PORT)));
    }
}
