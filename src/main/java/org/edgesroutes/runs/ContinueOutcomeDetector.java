package org.edgesroutes.runs;

import java.util.Objects;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;

/** Tells from how a run looks whether an iteration began. */
final class ContinueOutcomeDetector {

    private ContinueOutcomeDetector() {}

    /**
     * Whether a continue whose answer was lost took effect, {@code docs/edges-api.md}, "Continue": it resets the
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

    /** Whether a run was continued from elsewhere: it had ended, and is in progress or was started again. */
    static boolean continuedByOthers(Run before, Run now) {
        boolean restarted = now.startedAt() != null
                && before.startedAt() != null
                && now.startedAt().isAfter(before.startedAt());
        return RunStatus.of(before.status()).finished()
                && (RunStatus.of(now.status()).inProgress() || restarted);
    }
}
