package org.edgesroutes.launches;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.edgesroutes.api.EdgesActions;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.launches.IntentDecisions;
import org.edgesroutes.ledger.launches.IntentQueries;
import org.edgesroutes.ledger.launches.IntentRepository;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.IntentKind;
import org.edgesroutes.model.IntentState;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Launches runs, creates schedules and resumes runs: the only caller of these calls, which Edges does not keep from
 * taking effect twice. Each has a key, and the same key takes effect once, over lost answers, restarts and processes: the
 * intent is in the ledger before the call, and where the outcome is unknown, Edges is looked at before anything is sent
 * again. Only a call with the key sends; the tick only looks. Safe for many threads.
 */
public final class LaunchService {

    private static final Logger LOG = LoggerFactory.getLogger(LaunchService.class);

    /** A tick looks at so many; the next one goes on. */
    private static final int LOOKS = 100;

    private final EdgesApi api;
    private final IntentRepository intents;
    private final IntentQueries queries;
    private final IntentDecisions decisions;
    private final IntentProcessor processor;
    private final UndecidedReporter reports;
    private final String keySetting;
    private final Clock clock;

    public LaunchService(
            EdgesSettings settings,
            EdgesApi api,
            EdgesActions actions,
            EdgesSchedules schedules,
            Ledger ledger,
            ReportService reports) {
        this.api = api;
        this.queries = new IntentQueries(ledger);
        this.decisions = new IntentDecisions(ledger);
        this.reports = new UndecidedReporter(reports, queries);
        this.clock = ledger.clock();
        this.keySetting = settings.workspace().own(SettingKey.API_KEY);
        LaunchTimes times = LaunchTimes.of(settings);
        this.intents = new IntentRepository(ledger, times.lease());
        CallbackAddress callbacks = new CallbackAddress(settings);
        this.processor = new IntentProcessor(
                intents,
                times,
                clock,
                new RunLaunch(api, actions, queries, callbacks),
                new ScheduleCreation(actions, schedules, queries, callbacks),
                new RunResume(api));
    }

    /**
     * Launches a run in the background, or creates a schedule where the request has times, once for each key. After a
     * call whose outcome is unknown the same call looks at Edges first, once that is due, and sends only where nothing
     * is found.
     *
     * @param key names this launch for good
     * @param origin who asks for it, in words, such as {@code subscription colleagues}
     * @throws IllegalArgumentException where the key belongs to a call of another kind
     */
    public LaunchResult launch(String key, String origin, LaunchRequest request) {
        IntentKind kind = request.isSchedule() ? IntentKind.SCHEDULE : IntentKind.LAUNCH;
        return make(Intent.fresh(key, kind, request.action(), request.name(), LaunchJson.write(request), origin));
    }

    /**
     * Resumes a blocked or stopped run, once for each key.
     *
     * @throws IllegalArgumentException where the key belongs to a call of another kind
     */
    public LaunchResult resume(String key, String origin, String runUid) {
        return make(Intent.fresh(key, IntentKind.RESUME, null, null, RunResume.request(runUid), origin));
    }

    private LaunchResult make(Intent wanted) {
        if (!api.enabled() && queries.find(wanted.key()).isEmpty()) {
            return LaunchResult.notSent(wanted.key(), keySetting + " is not set, so Edges cannot be asked");
        }
        String holder = UUID.randomUUID().toString();
        Intent row = claim(wanted, holder);
        if (holder.equals(row.claimedBy()) && row.state() == IntentState.SENT && hadNoEffect(row)) {
            row = claim(wanted, holder);
        }
        if (holder.equals(row.claimedBy()) && row.state() != IntentState.SENT) {
            processor.send(row);
        }
        return settled(wanted.key());
    }

    private boolean hadNoEffect(Intent row) {
        return processor.look(row).filter(LookResult.NotFound.class::isInstance).isPresent();
    }

    private Intent claim(Intent wanted, String holder) {
        queries.find(wanted.key()).filter(row -> row.kind() != wanted.kind()).ifPresent(row -> {
            throw new IllegalArgumentException("the key %s belongs to a %s; give each call its own key"
                    .formatted(row.key(), row.kind().word()));
        });
        return intents.claim(wanted, holder);
    }

    /** @return the state of a call as the ledger has it; empty for a key that was never used */
    public Optional<LaunchResult> result(String key) {
        return queries.find(key).map(intent -> LaunchResult.of(intent, clock.instant()));
    }

    /**
     * Refuses a key that has launched something else: an idempotency key that is not unique would keep launches from
     * being made.
     *
     * @throws IllegalArgumentException where the action or the inputs differ
     */
    void requireSame(String key, LaunchRequest request) {
        queries.find(key)
                .filter(intent -> intent.kind() != IntentKind.RESUME && intent.state() == IntentState.DONE)
                .map(intent -> LaunchJson.read(intent.request()))
                .filter(earlier -> !LaunchJson.sameWork(earlier, request))
                .ifPresent(earlier -> {
                    throw new IllegalArgumentException(
                            "the key %s has launched %s with other inputs; give each launch its own key"
                                    .formatted(key, earlier.action()));
                });
    }

    /** @return the request that launched this run or schedule; empty for one not launched here */
    public Optional<LaunchRequest> requestOf(String uid) {
        return queries.ofResult(uid).map(intent -> LaunchJson.read(intent.request()));
    }

    /**
     * Looks at Edges for each call whose outcome is unknown and whose look is due, until Edges cannot be asked. It sends
     * nothing.
     *
     * @return what became of them
     */
    public List<LaunchResult> settleOpen() {
        List<LaunchResult> settled = new ArrayList<>();
        for (String key : api.enabled() ? queries.lookDue(LOOKS) : List.<String>of()) {
            Optional<Intent> row = intents.claimLook(key, UUID.randomUUID().toString());
            if (row.isPresent()) {
                boolean asked = processor.look(row.get()).isPresent();
                settled.add(settled(key));
                if (!asked) {
                    break;
                }
            }
        }
        reports.settle();
        return settled;
    }

    /**
     * Keeps a call from being sent, where it has had no effect so far.
     *
     * @return what is known of it: {@link LaunchResult.State#REFUSED} where it is abandoned; empty for an unknown key
     */
    public Optional<LaunchResult> abandon(String key) {
        return decisions.abandon(key).map(intent -> LaunchResult.of(intent, clock.instant()));
    }

    private LaunchResult settled(String key) {
        Intent intent = queries.find(key).orElseThrow();
        reports.report(intent);
        LaunchResult result = LaunchResult.of(intent, clock.instant());
        LOG.debug("{} {}: {}", intent.kind().word(), key, result.state());
        return result;
    }
}
