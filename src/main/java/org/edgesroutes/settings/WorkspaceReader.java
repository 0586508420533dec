package org.edgesroutes.settings;

import static org.edgesroutes.settings.SettingKey.*;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings of one workspace: its own where it has some, else those that hold for all. */
final class WorkspaceReader {

    private static final int MINUTE_LIMIT = 100_000;
    private static final int LARGEST_PORT = 65_535;
    private static final int SMALLEST_BODY = 1024;
    private static final int LARGEST_BODY = 256 * 1024 * 1024;

    /** The extension of the file, where it has one, and the parameters. */
    private static final Pattern FILE_END = Pattern.compile("(\\.[^./?]*)?(\\?.*)?$");

    private final SettingsSource source;
    private final Workspace workspace;
    private final SettingValues values;

    WorkspaceReader(SettingsSource source, Workspace workspace, SettingValues values) {
        this.source = source;
        this.workspace = workspace;
        this.values = values.of(workspace);
    }

    /** @param hosted whether an application takes the routes in, which may have a {@code DataSource} */
    EdgesSettings read(boolean hosted) {
        boolean sandbox = values.get(SANDBOX_ENABLED, SettingParsers::bool);
        return new EdgesSettings(
                workspace,
                api(),
                continuing(),
                completeness(),
                webhook(sandbox),
                records(),
                ledger(hosted),
                launches(sandbox),
                subscriptions(),
                sandbox);
    }

    private EdgesSettings.Api api() {
        return new EdgesSettings.Api(
                values.get(API_URL, SettingParsers::apiUrl),
                key(),
                values.get(API_REQUESTS_PER_MINUTE, text -> SettingParsers.integer(text, 1, MINUTE_LIMIT)),
                values.get(API_CONNECT_TIMEOUT, QuantityParser::duration),
                values.get(API_RESPONSE_TIMEOUT, QuantityParser::duration),
                values.get(API_ATTEMPTS, text -> SettingParsers.integer(text, 1, 20)),
                values.get(API_RETRY_DELAY, QuantityParser::duration));
    }

    /** Of several workspaces each says so itself when it has no key: a forgotten one would be noticed late. */
    private Optional<Secret> key() {
        Optional<Secret> file = secretFile(API_KEY_FILE, false);
        String key = values.get(API_KEY, SettingParsers::headerValue);
        if (file.isPresent()) {
            refuseBoth(API_KEY, !key.isEmpty(), API_KEY_FILE);
            return file;
        }
        String own = values.name(API_KEY);
        boolean fetches = values.get(RESULTS_FROM, WorkspaceReader::fromOutputs);
        if (workspace.isNamed() && key.isEmpty() && (fetches || !values.isSet(API_KEY))) {
            values.fault("%s is not set, so no run of %s would be listed or continued; set it%s"
                    .formatted(
                            own,
                            workspace.name(),
                            fetches ? "" : ", or to nothing (%s=) where callbacks only come in".formatted(own)));
        }
        return key.isEmpty() ? Optional.empty() : Optional.of(new Secret(key));
    }

    /** @param optional whether the file may be missing */
    private Optional<Secret> secretFile(SettingKey key, boolean optional) {
        String name = values.name(key);
        return values.get(
                key,
                path -> path.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Secret.in(new SecretFile(name, Path.of(path), optional, System::nanoTime))));
    }

    private void refuseBoth(SettingKey value, boolean set, SettingKey file) {
        if (set) {
            values.fault("%s and %s are both set; remove one of them".formatted(values.name(value), values.name(file)));
        }
    }

    private List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(values.get(WEBHOOK_SECRET, SettingParsers::secrets).stream()
                .map(Secret::new)
                .toList());
        Optional<Secret> file = secretFile(WEBHOOK_SECRET_FILE, false);
        Optional<Secret> old = secretFile(WEBHOOK_SECRET_FILE_OLD, true);
        refuseBoth(WEBHOOK_SECRET, !secrets.isEmpty() && file.isPresent(), WEBHOOK_SECRET_FILE);
        file.ifPresent(secrets::add);
        if (old.isPresent() && secrets.isEmpty()) {
            values.fault("%s is set without %s; set both"
                    .formatted(values.name(WEBHOOK_SECRET_FILE_OLD), values.name(WEBHOOK_SECRET_FILE)));
        }
        old.ifPresent(secrets::add);
        return List.copyOf(secrets);
    }

    private static boolean fromOutputs(String text) {
        return SettingParsers.either(text, "outputs", "callbacks");
    }

    private EdgesSettings.Continue continuing() {
        return new EdgesSettings.Continue(
                values.get(TIMEZONE, SettingParsers::timeZone),
                values.get(CONTINUE_CRON, SettingParsers::cron),
                values.get(CONTINUE_EVERY, QuantityParser::duration),
                values.get(CONTINUE_STATUSES, SettingParsers::statuses),
                values.get(CONTINUE_ACTIONS, SettingParsers::actions),
                adaptive());
    }

    private Optional<EdgesSettings.Adaptive> adaptive() {
        boolean adaptive = values.get(CONTINUE_CADENCE, SettingParsers::adaptive);
        Duration min = values.get(CONTINUE_EVERY_MIN, QuantityParser::duration);
        Duration max = values.get(CONTINUE_EVERY_MAX, QuantityParser::duration);
        if (min.compareTo(max) > 0) {
            values.fault("%s is %s and %s is %s; the first must not be longer than the second"
                    .formatted(values.name(CONTINUE_EVERY_MIN), min, values.name(CONTINUE_EVERY_MAX), max));
        }
        return adaptive ? Optional.of(new EdgesSettings.Adaptive(min, max)) : Optional.empty();
    }

    private EdgesSettings.Completeness completeness() {
        return new EdgesSettings.Completeness(
                values.get(COMPLETENESS_CRON, SettingParsers::cron),
                values.get(COMPLETENESS_GRACE, QuantityParser::duration),
                values.get(RESULTS_FROM, WorkspaceReader::fromOutputs),
                values.get(CONTINUE_WHEN_INCOMPLETE, text -> SettingParsers.either(text, "hold", "continue")));
    }

    private EdgesSettings.Webhook webhook(boolean sandbox) {
        List<Secret> secrets = secrets();
        boolean anonymous = values.get(WEBHOOK_ALLOW_ANONYMOUS, SettingParsers::bool);
        if (secrets.isEmpty() && !anonymous && !sandbox) {
            values.fault(
                    "%s is not set, so any sender could post callbacks; set it, or %s, to what Edges sends in the header, or %s=true"
                            .formatted(
                                    values.name(WEBHOOK_SECRET),
                                    values.name(WEBHOOK_SECRET_FILE),
                                    values.own(WEBHOOK_ALLOW_ANONYMOUS)));
        }
        return new EdgesSettings.Webhook(
                path(),
                secrets,
                values.get(WEBHOOK_SECRET_HEADER, SettingParsers::headerName),
                values.get(WEBHOOK_MAX_BODY, text -> QuantityParser.size(text, SMALLEST_BODY, LARGEST_BODY)),
                values.get(WEBHOOK_MAX_CONCURRENT, text -> SettingParsers.integer(text, 1, 1000)),
                values.get(WEBHOOK_MAX_DEPTH, text -> SettingParsers.integer(text, 5, 1000)));
    }

    /** The sandbox is on this machine, so that it reaches this server wherever it listens. */
    private EdgesSettings.Launches launches(boolean sandbox) {
        Optional<URI> set = values.get(
                WEBHOOK_PUBLIC_URL,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(SettingParsers.publicUrl(text)));
        Optional<URI> here = sandbox
                ? Optional.of(URI.create("http://127.0.0.1:"
                        + values.get(SERVER_PORT, text -> SettingParsers.integer(text, 1, LARGEST_PORT))))
                : Optional.empty();
        return new EdgesSettings.Launches(set.or(() -> here), values.get(LAUNCHES_LIST_LAG, QuantityParser::duration));
    }

    /** Beside the common file, and called after the workspace, unless it has one of its own. */
    private EdgesSettings.Subscriptions subscriptions() {
        // only the YAML needs it; it is refused and logged with the others here
        values.get(SUBSCRIPTIONS_CRON, SettingParsers::cron);
        String file = values.get(SUBSCRIPTIONS_FILE, text -> text);
        boolean common = workspace.isNamed() && !values.isSet(SUBSCRIPTIONS_FILE) && !file.isEmpty();
        return new EdgesSettings.Subscriptions(
                common ? FILE_END.matcher(file).replaceFirst("-" + workspace.name() + "$0") : file,
                file.equals(SUBSCRIPTIONS_FILE.byDefault()),
                values.get(SUBSCRIPTIONS_INCREMENTAL_ACTIONS, SettingParsers::actions));
    }

    private String path() {
        String common = values.get(WEBHOOK_PATH, SettingParsers::path);
        return workspace.isNamed() ? common + "/" + workspace.name() : common;
    }

    private EdgesSettings.Records records() {
        List<String> overridden = source.present().keySet().stream()
                .flatMap(name -> Stream.of(Optional.of(name), WorkspaceNames.common(workspace.name(), name)))
                .flatMap(Optional::stream)
                .flatMap(name -> SettingNames.recordKeyOf(name).stream())
                .toList();
        Map<String, List<List<String>>> keys = new TreeMap<>();
        RecordKeyFields.named(overridden)
                .forEach((key, byDefault) -> keys.put(
                        key.substring(RecordKeyFields.PREFIX.length()),
                        values.get(key, byDefault, RecordKeyFields::parse)));
        return new EdgesSettings.Records(keys);
    }

    /** Beside the common one, and called after the workspace, unless it has one of its own. */
    EdgesSettings.Ledger ledger(boolean hosted) {
        String url = values.get(LEDGER_URL, SettingParsers::ledgerUrl);
        boolean common = workspace.isNamed() && !values.isSet(LEDGER_URL);
        return new EdgesSettings.Ledger(
                common ? FILE_END.matcher(url).replaceFirst("-" + workspace.name() + "$0") : url,
                hosted
                        ? values.get(
                                LEDGER_DATA_SOURCE, name -> Optional.of(name).filter(text -> !text.isEmpty()))
                        : Optional.empty(),
                values.get(LEDGER_WARN_SIZE, QuantityParser::largeSize),
                values.get(LEDGER_WARN_FREE, QuantityParser::largeSize));
    }
}
