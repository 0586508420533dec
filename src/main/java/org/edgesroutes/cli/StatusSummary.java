package org.edgesroutes.cli;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.status.StatusQueries;

/**
 * The first lines of {@code status}.
 *
 * @param running whether a service has the ledger open
 * @param today since midnight UTC
 */
record StatusSummary(
        boolean running, EdgesAnswerRepository.Answers answers, StatusQueries.Received today, Instant now) {

    void addTo(OutputRow row, boolean json) {
        if (json) {
            row.with("service_running", running)
                    .with("edges_answered_at", answers.lastAt())
                    .with("api_key_rejected", answers.rejection().orElse(null))
                    .with("callbacks_today", today.callbacks())
                    .with("pages_fetched_today", today.pages())
                    .with("records_today", today.records())
                    .with("records_created_today", today.created())
                    .with("records_updated_today", today.updated())
                    .with("records_repeated_today", today.repeated())
                    .with("callbacks_waiting_for_their_action", today.waiting());
        } else {
            row.with("service", running ? "running" : "not running: nothing is taken in, continued or delivered")
                    .with("Edges", edges())
                    .with("callbacks today", "%d, and %d pages fetched".formatted(today.callbacks(), today.pages()))
                    .with("records today", records())
                    .with("waiting", today.waiting() == 0 ? null : waiting());
        }
    }

    private String edges() {
        String last = answers.lastAt() == null
                ? "has not answered yet"
                : "last answered %s ago".formatted(ago(Duration.between(answers.lastAt(), now)));
        return answers.rejection()
                .map(call -> "rejects the API key (%s); %s".formatted(call, last))
                .orElse(last);
    }

    private String records() {
        long unknown = today.records() - today.created() - today.updated() - today.repeated();
        return "%d: %d new, %d changed, %d repeated%s"
                .formatted(
                        today.records(),
                        today.created(),
                        today.updated(),
                        today.repeated(),
                        unknown > 0 ? ", %d waiting".formatted(unknown) : "");
    }

    private String waiting() {
        return "%d callbacks, until the action of their run is known".formatted(today.waiting());
    }

    private static String ago(Duration since) {
        Duration positive = since.isNegative() ? Duration.ZERO : since;
        if (positive.toMinutes() < 2) {
            return positive.toSeconds() + " seconds";
        }
        return positive.toHours() < 2 ? positive.toMinutes() + " minutes" : positive.toHours() + " hours";
    }
}
