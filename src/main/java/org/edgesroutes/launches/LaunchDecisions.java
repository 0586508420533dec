package org.edgesroutes.launches;

import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.launches.IntentDecisions;
import org.edgesroutes.ledger.launches.IntentQueries;
import org.edgesroutes.model.Intent;
import org.edgesroutes.reports.ReportService;

/** Lists launches and records the decisions of a person about them, beside the service. Edges is not asked. */
public final class LaunchDecisions {

    private final IntentQueries queries;
    private final IntentDecisions decisions;
    private final UndecidedReporter reports;

    public LaunchDecisions(Ledger ledger) {
        this.queries = new IntentQueries(ledger);
        this.decisions = new IntentDecisions(ledger);
        this.reports = new UndecidedReporter(new ReportService(ledger), queries);
    }

    /** @param all also those that are done, refused or abandoned */
    public List<Intent> list(boolean all, int atMost) {
        return queries.list(all, atMost);
    }

    /** What may be the result of an undecided launch. */
    public static List<LaunchResult.Candidate> candidates(Intent intent) {
        return CandidateJson.read(intent.candidates());
    }

    /** The command that decides about an undecided launch, for a sentence; its key is one word to a shell. */
    public static String command(String key) {
        String word = key.matches("[A-Za-z0-9:._@/-]+") ? key : "'" + key.replace("'", "'\\''") + "'";
        return "edges-routes launches resolve %s UID, or --none".formatted(word);
    }

    /** Whether there is a launch of this key. */
    public boolean knows(String key) {
        return queries.find(key).isPresent();
    }

    /**
     * Says what became of a launch whose outcome is unknown.
     *
     * @param uid of its run or schedule; null where it had no effect, so that it may be sent again
     * @return why nothing was changed, as a sentence; empty where it was
     */
    public Optional<String> resolve(String key, String uid) {
        Optional<Intent> resolved = uid == null ? decisions.tookNoEffect(key) : decisions.took(key, uid);
        reports.settle();
        return resolved.isPresent() ? Optional.empty() : Optional.of(obstacle(key, uid));
    }

    private String obstacle(String key, String uid) {
        return queries.find(key)
                .map(intent -> obstacle(intent, uid))
                .orElseGet(() -> "there is no launch with the key " + key);
    }

    private String obstacle(Intent intent, String uid) {
        if (intent.busy(queries.now())) {
            return "%s is under way; try again after %s".formatted(intent.key(), intent.claimedUntil());
        }
        return switch (intent.state()) {
            case SENT, UNDECIDED -> "%s is the result of another launch".formatted(uid);
            case DONE -> "%s is done already: %s".formatted(intent.key(), intent.resultUid());
            case OPEN, REFUSED, ABANDONED ->
                "%s has had no effect, so there is nothing to decide (%s)"
                        .formatted(
                                intent.key(),
                                intent.error() == null ? intent.state().word() : intent.error());
        };
    }
}
