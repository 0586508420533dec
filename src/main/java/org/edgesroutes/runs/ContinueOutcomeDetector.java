package org.edgesroutes.runs;

import java.util.Objects;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;

/** Tells from how a run looks whether an iteration began. */
final class ContinueOutcomeDetector {

    private ContinueOutcomeDetector() {}

    /**
     * Whether a continue took effect whose answer nobody has, {@code docs/edges-api.md}, "Continue": it resets the
     * run.
     */
    static boolean tookEffect(ContinueClaim claim, Run now) {
        if (RunStatus.of(now.status()).inProgress() || !Objects.equals(now.status(), claim.statusBefore())) {
            return true;
        }
        boolean startKnown = now.startedAt() != null || claim.startedAtBefore() != null;
        return startKnown
                ? !Objects.equals(now.startedAt(), claim.startedAtBefore())
                : !Objects.equals(now.updatedAt(), claim.updatedAtBefore());
    }

    /** Whether somebody else continued a run: it had come to its end, and goes on or went on meanwhile. */
    static boolean continuedByOthers(Run before, Run now) {
        boolean restarted = now.startedAt() != null
                && before.startedAt() != null
                && now.startedAt().isAfter(before.startedAt());
        return RunStatus.of(before.status()).finished()
                && (RunStatus.of(now.status()).inProgress() || restarted);
    }
}
