package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.ledger.runs.ContinueClaimRepository;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.model.VerificationResult;
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
    private final RunRepository runs;
    private final ContinueClaimRepository claims;
    private final RunProblemReporter reports;
    private final RunPlanner planner;
    private final ContinueEligibility eligibility;
    private final ContinueGate gate;
    private final Clock clock;

    RunContinuer(
            EdgesApi api,
            RunRepository runs,
            ContinueClaimRepository claims,
            RunProblemReporter reports,
            EdgesSettings.Continue settings,
            ContinueGate gate,
            Clock clock) {
        this.api = api;
        this.runs = runs;
        this.claims = claims;
        this.reports = reports;
        this.planner = new RunPlanner(settings);
        this.eligibility = new ContinueEligibility(settings);
        this.gate = gate;
        this.clock = clock;
    }

    /** @return the run as it is afterwards; empty for one that the ledger does not know */
    Optional<TrackedRun> continueIfDue(String uid, VerificationResult verified) {
        Optional<TrackedRun> known = runs.row(uid);
        known.ifPresent(row -> {
            Optional<String> obstacle = row.due(now()) ? attempt(row, verified) : Optional.of(notDue(row));
            obstacle.ifPresent(why -> LOG.debug("{} not continued: {}", name(row), why));
        });
        return known.isPresent() ? runs.row(uid) : known;
    }

    /**
     * Continues a run before it is due, by the same rules otherwise. Where it cannot be continued yet, it stays due.
     *
     * @return why it was not continued, as a clause; empty when it was
     */
    Optional<String> continueNow(String uid) {
        return runs.makeDue(uid)
                .map(row -> row.due(now()) ? attempt(row, null) : Optional.of(notDue(row)))
                .orElse(Optional.of("the ledger does not know the run"));
    }

    private String notDue(TrackedRun row) {
        return eligibility
                .obstacle(row.run(), now())
                .or(() -> reason(row))
                .orElse("it is due at " + row.nextContinueAt());
    }

    /** @return why it was not continued; empty when it was */
    private Optional<String> attempt(TrackedRun row, VerificationResult verified) {
        Optional<String> obstacle = eligibility.obstacle(row.run(), now()).or(() -> gate.obstacle(row, verified));
        if (obstacle.isPresent()) {
            return obstacle;
        }
        Optional<ContinueClaim> claim =
                claims.claim(row.uid(), UUID.randomUUID().toString());
        if (claim.isEmpty()) {
            return Optional.of("another tick or node is continuing it");
        }
        return claim.get().doubtful() ? lookFirst(row, claim.get()) : call(row, claim.get());
    }

    private static Optional<String> reason(TrackedRun row) {
        return Optional.ofNullable(row.notContinued());
    }

    /** An earlier call may have taken effect: only where it did not, the run is continued. */
    private Optional<String> lookFirst(TrackedRun row, ContinueClaim claim) {
        try {
            Optional<Run> seen = api.run(row.uid());
            if (seen.isEmpty()) {
                return refused(row, claim, "Edges does not know the run any more");
            }
            runs.saw(List.of(seen.get()));
            if (ContinueOutcomeDetector.tookEffect(claim, seen.get())) {
                continued(row, claim, Optional.empty());
                return Optional.empty();
            }
        } catch (EdgesApiException failure) {
            return unknown(row, claim, failure);
        }
        return call(row, claim);
    }

    private Optional<String> call(TrackedRun row, ContinueClaim claim) {
        try {
            continued(row, claim, api.continueRun(row.uid(), () -> claims.renew(claim)));
            return Optional.empty();
        } catch (EdgesApiException failure) {
            if (failure.outcomeUnknown()) {
                return unknown(row, claim, failure);
            }
            if (failure.retryable() || failure.status() == 0) {
                claims.release(claim);
                LOG.warn("{} not continued, it stays due: {}", name(row), failure.getMessage());
                return Optional.of(failure.getMessage());
            }
            return refused(row, claim, failure.getMessage());
        }
    }

    private void continued(TrackedRun row, ContinueClaim claim, Optional<Run> answer) {
        Instant now = now();
        claims.continued(claim, now, current -> planner.continued(current, claim, answer, now));
        LOG.info("{} continued: iteration {}", name(row), claim.iteration());
    }

    private Optional<String> refused(TrackedRun row, ContinueClaim claim, String error) {
        Instant now = now();
        claims.refused(claim, error, current -> planner.refused(current, error, now))
                .ifPresent(reports::refusal);
        return Optional.of(error);
    }

    private Optional<String> unknown(TrackedRun row, ContinueClaim claim, EdgesApiException failure) {
        Instant now = now();
        claims.unknown(
                claim,
                failure.getMessage(),
                current -> current.with(current.continuing().next(RunPlanner.NOT_KNOWN, now)));
        LOG.warn("{} may have been continued, the next tick looks first: {}", name(row), failure.getMessage());
        return Optional.of("it may have been continued, the next tick looks first: " + failure.getMessage());
    }

    /** As exact as the ledger keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String name(TrackedRun row) {
        return "run %s (%s)".formatted(row.uid(), row.action());
    }
}
