package org.edgesroutes.launches;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.ledger.launches.IntentRepository;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.IntentKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the call of an intent that this process has claimed, or looks whether it took effect; the ledger says how it went. */
final class IntentProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(IntentProcessor.class);

    private final IntentRepository intents;
    private final LaunchTimes times;
    private final Clock clock;
    private final Map<IntentKind, IntentCall> calls;

    IntentProcessor(
            IntentRepository intents,
            LaunchTimes times,
            Clock clock,
            RunLaunch launch,
            ScheduleCreation schedule,
            RunResume resume) {
        this.intents = intents;
        this.times = times;
        this.clock = clock;
        this.calls = Map.of(IntentKind.LAUNCH, launch, IntentKind.SCHEDULE, schedule, IntentKind.RESUME, resume);
    }

    void send(Intent row) {
        try {
            IntentCall call = calls.get(row.kind());
            if (row.sentAt() == null) {
                String before = call.before(row);
                if (before != null && !intents.before(row, before)) {
                    return;
                }
            }
            String uid = call.send(row, () -> intents.sending(row, times.untilLook()));
            intents.done(row, uid);
            LOG.info("{} of {} took effect: {}", row.kind().word(), row.key(), uid);
        } catch (EdgesApiException failure) {
            failed(row, failure);
        }
    }

    private void failed(Intent row, EdgesApiException failure) {
        String kind = row.kind().word();
        String error = failure.getMessage();
        if (failure.outcomeUnknown()) {
            intents.inDoubt(row, error);
            LOG.warn(
                    "{} of {} may have taken effect, Edges is looked at before it is sent again: {}",
                    kind,
                    row.key(),
                    error);
        } else if (failure.retryable() || failure.status() == 0) {
            intents.notSent(row, error);
            LOG.warn("{} of {} was not sent: {}", kind, row.key(), error);
        } else {
            intents.refused(row, error);
            LOG.warn("{} of {} was refused: {}", kind, row.key(), error);
        }
    }

    /** @return what the look said; empty where Edges could not be asked */
    Optional<LookResult> look(Intent row) {
        try {
            LookResult result = calls.get(row.kind()).look(row);
            settle(row, result);
            return Optional.of(result);
        } catch (EdgesApiException failure) {
            later(row, failure.getMessage());
            LOG.warn(
                    "whether {} of {} took effect is still unknown: {}",
                    row.kind().word(),
                    row.key(),
                    failure.getMessage());
            return Optional.empty();
        }
    }

    private void settle(Intent row, LookResult result) {
        if (result instanceof LookResult.Found found) {
            if (intents.adopt(row, found.uid())) {
                LOG.info("{} of {} had taken effect: {}", row.kind().word(), row.key(), found.uid());
            } else {
                later(row, row.error());
            }
        } else if (result instanceof LookResult.Unclear unclear) {
            intents.undecided(
                    row,
                    "what Edges lists does not tell whether it took effect",
                    CandidateJson.write(unclear.candidates()));
        } else if (result instanceof LookResult.TooEarly) {
            later(row, row.error());
        } else {
            intents.notFound(row, "it had no effect, as a look at Edges showed");
            LOG.info("{} of {} had no effect and may be sent again", row.kind().word(), row.key());
        }
    }

    private void later(Intent row, String error) {
        intents.inDoubt(row, error, clock.instant().plus(times.listLag()));
    }
}
