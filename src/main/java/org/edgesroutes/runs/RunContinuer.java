package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.ledger.Claim;
import org.edgesroutes.ledger.ClaimLedger;
import org.edgesroutes.ledger.Run;
import org.edgesroutes.ledger.RunLedger;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.settings.EdgesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Continues a run once for each time it is due. The claim is written before the call; where the answer is lost, the
 * next attempt looks at the run before it repeats anything.
 */
final class RunContinuer {

    private static final Logger LOG = LoggerFactory.getLogger(RunContinuer.class);

    private final EdgesApi api;
    private final RunLedger runs;
    private final ClaimLedger claims;
    private final RunReports reports;
    private final Planner planner;
    private final Eligibility eligibility;
    private final ContinueGate gate;
    private final Clock clock;

    RunContinuer(
            EdgesApi api,
            RunLedger runs,
            ClaimLedger claims,
            RunReports reports,
            EdgesSettings.Continue settings,
            ContinueGate gate,
            Clock clock) {
        this.api = api;
        this.runs = runs;
        this.claims = claims;
        this.reports = reports;
        this.planner = new Planner(settings);
        this.eligibility = new Eligibility(settings);
        this.gate = gate;
        this.clock = clock;
    }

    /** @return the run as it is afterwards; empty for one that the ledger does not know */
    Optional<RunRow> continueIfDue(String uid) {
        Optional<RunRow> known = runs.row(uid);
        known.ifPresent(this::continueIfDue);
        return known.isPresent() ? runs.row(uid) : known;
    }

    private void continueIfDue(RunRow row) {
        Instant now = now();
        Optional<String> obstacle = eligibility.obstacle(row.run(), now);
        if (obstacle.isPresent() || !row.due(now)) {
            String later = "it is due at " + row.nextContinueAt();
            LOG.debug(
                    "{} not continued: {}",
                    name(row),
                    obstacle.or(() -> reason(row)).orElse(later));
            return;
        }
        Optional<String> closed = gate.obstacle(row);
        if (closed.isPresent()) {
            LOG.debug("{} not continued: {}", name(row), closed.get());
            return;
        }
        Optional<Claim> claim = claims.claim(row.uid(), UUID.randomUUID().toString());
        if (claim.isEmpty()) {
            LOG.debug("{} not continued: somebody else is at it", name(row));
        } else if (!claim.get().doubtful() || lookFirst(row, claim.get())) {
            call(row, claim.get());
        }
    }

    private static Optional<String> reason(RunRow row) {
        return Optional.ofNullable(row.notContinued());
    }

    /** @return whether it may be called: nothing happened the last time */
    private boolean lookFirst(RunRow row, Claim claim) {
        try {
            Optional<Run> seen = api.run(row.uid());
            if (seen.isEmpty()) {
                refused(row, claim, "Edges does not know the run any more");
                return false;
            }
            runs.saw(List.of(seen.get()));
            boolean tookEffect = Evidence.tookEffect(claim, seen.get());
            if (tookEffect) {
                continued(row, claim, Optional.empty());
            }
            return !tookEffect;
        } catch (EdgesApiException failure) {
            unknown(row, claim, failure);
            return false;
        }
    }

    private void call(RunRow row, Claim claim) {
        try {
            continued(row, claim, api.continueRun(row.uid(), () -> claims.renew(claim)));
        } catch (EdgesApiException failure) {
            if (failure.outcomeUnknown()) {
                unknown(row, claim, failure);
            } else if (failure.retryable() || failure.status() == 0) {
                claims.release(claim);
                LOG.warn("{} not continued, it stays due: {}", name(row), failure.getMessage());
            } else {
                refused(row, claim, failure.getMessage());
            }
        }
    }

    private void continued(RunRow row, Claim claim, Optional<Run> answer) {
        Instant now = now();
        claims.continued(claim, now, current -> planner.continued(current, claim, answer, now));
        LOG.info("{} continued: iteration {}", name(row), claim.iteration());
    }

    private void refused(RunRow row, Claim claim, String error) {
        Instant now = now();
        claims.refused(claim, error, current -> planner.refused(current, error, now))
                .ifPresent(reports::refusal);
    }

    private void unknown(RunRow row, Claim claim, EdgesApiException failure) {
        Instant now = now();
        claims.unknown(claim, failure.getMessage(), current -> current.planned(Planner.NOT_KNOWN, now));
        LOG.warn("{} may have been continued, the next tick looks first: {}", name(row), failure.getMessage());
    }

    /** As exact as the ledger keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String name(RunRow row) {
        return "run %s (%s)".formatted(row.uid(), row.action());
    }
}
